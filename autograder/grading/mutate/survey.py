"""All mutants of a question, graded: from its text to how many survive."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from autograder.assignment import Assignment, ChaffinchError
from autograder.checks.runner import check_files, list_checks
from autograder.grading.mutate.cache import Cache, cache_file
from autograder.grading.mutate.equivalent import equivalent_file, load_equivalent
from autograder.grading.mutate.matrix import Matrix
from autograder.grading.mutate.mutant import Mutant
from autograder.grading.mutate.mutants import mutants, spread
from autograder.grading.mutate.operators import OPERATORS, RIGHT
from autograder.grading.mutate.operators.operator import Operator
from autograder.grading.mutate.targets import targets
from autograder.grading.mutate.trial import Trial, TryBehindTheWall, TryHere
from autograder.grading.pool import Lost, run_all
from autograder.grading.question_package import question_packages
from autograder.grading.variants import Variant, load_variants


@dataclass(frozen=True)
class Survey:
    """What is to be graded of one question.

    Attributes:
        assignment: Whose.
        question: Its name.
        mutants: Those to grade.
        equivalent: The argument for each that is as right as what it was made of, by name.
        chaff: The known mistakes.
        right: Whether the mutants are as right as what they were made of, and must survive.
    """

    assignment: Assignment
    question: str
    mutants: tuple[Mutant, ...]
    equivalent: Mapping[str, str]
    chaff: tuple[Variant, ...]
    right: bool = False

    @property
    def size(self) -> int:
        """How many gradings there will be, at most one per mutant and chaff counted."""
        return len(self.mutants) + len(self.chaff)


def survey(
    assignment: Assignment, question: str, operators: Sequence[Operator] = OPERATORS, most: int = 0
) -> Survey:
    """Makes the mutants of a question.

    Args:
        assignment: Whose.
        question: Its name.
        operators: By which mistakes.
        most: At most so many, evenly spread; 0 for all.

    Raises:
        ChaffinchError: For a question that checks do not grade, a malformed variant, or an entry of
            ``equivalent.toml`` that is about no mutant any more.
    """
    assignment.graded_question(question)
    everything = [mutant for target in targets(assignment, question) for mutant in mutants(target)]
    known = load_equivalent(equivalent_file(assignment, question), everything)
    names = {operator.name for operator in operators}
    chosen = spread([mutant for mutant in everything if mutant.operator in names], most)
    chaff = tuple(v for v in load_variants(assignment, question) if v.is_chaff)
    return Survey(assignment, question, tuple(chosen), known, chaff)


def survey_right(
    assignment: Assignment, question: str, operators: Sequence[Operator] = RIGHT, most: int = 0
) -> Survey:
    """Makes variants of a question's right answers that are right, too; see `survey`."""
    assignment.graded_question(question)
    everything = [m for target in targets(assignment, question) for m in mutants(target, operators)]
    return Survey(assignment, question, tuple(spread(everything, most)), {}, (), right=True)


def graded(plan: Survey, jobs: int, seeds: tuple[int, ...]) -> Iterator[tuple[str, Trial]]:
    """Grades what is not known yet, and yields each mutant's or chaff's name with what it came to.

    Args:
        plan: What to grade.
        jobs: Number of processes.
        seeds: Those on which one that survives in-process is graded behind the wall.

    Raises:
        ChaffinchError: When one cannot be graded at all.
    """
    packages = question_packages(plan.assignment)
    cache = Cache(cache_file(plan.assignment, plan.question), packages[plan.question])
    fresh, again = [], []
    for variant in (*plan.chaff, *(mutant.variant for mutant in plan.mutants)):
        known = cache.get(variant)
        if known is None:
            fresh.append(variant)
        elif _to_the_wall(plan, variant, known):
            again.append(variant)
        else:
            yield variant.name, known
    for variant, trial in run_all(TryHere(plan.assignment, plan.question), fresh, jobs):
        found = _given(variant, trial)
        if _to_the_wall(plan, variant, found):
            again.append(variant)
        else:
            cache.put(variant, found)
            yield variant.name, found
    for variant, trial in run_all(TryBehindTheWall(plan.assignment, plan.question, seeds), again, jobs):
        cache.put(variant, _given(variant, trial))
        yield variant.name, _given(variant, trial)


def _to_the_wall(plan: Survey, variant: Variant, here: Trial) -> bool:
    """Whether what came out in-process is to be seen again as submissions are graded: it surprises."""
    if plan.right:
        return here.state != "survived" and here.how != "wall"
    return here.state == "broke" or (
        here.state == "survived" and here.how == "here" and variant.name not in plan.equivalent
    )


def _given(variant: Variant, trial: Trial | Lost) -> Trial:
    if isinstance(trial, Lost):
        raise ChaffinchError(f"{variant.question}: {variant.name} could not be graded: {trial.reason}.")
    return trial


@dataclass(frozen=True)
class Score:
    """How many mutants there were, and what became of them.

    Attributes:
        mutants: All.
        killed: Those that some check caught.
        equivalent: Those that are as right as what they were made of, by an argument.
        survived: The others.
    """

    mutants: int
    killed: int
    equivalent: int
    survived: int

    @property
    def percent(self) -> float:
        """The share of killed ones among those that are not equivalent; 100 when there are none."""
        wrong = self.mutants - self.equivalent
        return 100 * self.killed / wrong if wrong else 100.0


@dataclass(frozen=True)
class Findings:
    """A survey with what it came to.

    Attributes:
        plan: What was graded.
        trials: What each came to, by name.
    """

    plan: Survey
    trials: Mapping[str, Trial]

    def score(self, operator: str = "") -> Score:
        """Of all operators or one."""
        mine = [m for m in self.plan.mutants if operator in {"", m.operator}]
        states = [self._state(mutant) for mutant in mine]
        counts = [states.count(state) for state in ("killed", "equivalent", "survived")]
        return Score(len(mine), *counts)

    @property
    def surprises(self) -> list[Mutant]:
        """Mutants that nothing caught and nobody argued for, or right ones that lost points; in order."""
        state = "killed" if self.plan.right else "survived"
        left = [mutant for mutant in self.plan.mutants if self._state(mutant) == state]
        return sorted(left, key=lambda mutant: (mutant.of != "solution", mutant.of, mutant.line))

    @property
    def problems(self) -> list[str]:
        """What is not as it must be besides survivors: checks that broke, and arguments that do not hold."""
        found = []
        for name, trial in self.trials.items():
            if trial.state == "broke" and trial.first:
                found.append(f"{trial.first.check} broke on {name}: {trial.first.message}")
            if trial.first and trial.first.doubt:
                found.append(f"{trial.first.check} says of {name} what may not be true: {trial.first.doubt}")
            if trial.state == "killed" and self.plan.right:
                said = f"{trial.first.check}: {trial.first.message}" if trial.first else trial.how
                found.append(f"{name} is right and loses points: {said}")
            if trial.state == "killed" and name in self.plan.equivalent:
                found.append(
                    f"{name} is in equivalent.toml, and {', '.join(trial.failed) or 'time'} catches it"
                )
        return found

    @property
    def matrix(self) -> Matrix:
        """Which checks fail for which chaff and killed mutant."""
        question = self.plan.assignment.graded_question(self.plan.question)
        checks = tuple(c.name for c in list_checks(check_files(self.plan.assignment, [question])))
        chaff = {v.name: frozenset(self.trials[v.name].failed) for v in self.plan.chaff}
        first = {m.name: t.failed[0] for m in self.plan.mutants if (t := self.trials[m.name]).failed}
        return Matrix(checks, chaff, first)

    def _state(self, mutant: Mutant) -> str:
        trial = self.trials[mutant.name]
        if trial.state == "killed":
            return "killed"
        return "equivalent" if mutant.name in self.plan.equivalent else "survived"
