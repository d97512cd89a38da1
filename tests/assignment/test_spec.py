"""An assignment.toml is read whole and typed, or refused with file and key."""

import pytest

from autograder.assignment import ChaffinchError, Course, load_assignment

HEAD = 'name = "hw1_tiny"\ntitle = "Tiny"\n'
QUESTION = '[[questions]]\nname = "q1_a"\ntitle = "A"\ndefines = ["f"]\n'
MANUAL = '[[questions]]\nname = "w"\ntitle = "Why"\nmanual = true\npoints = 2\n'


@pytest.fixture
def load(tmp_path):
    path = tmp_path / "solutions" / "hw1_tiny" / "assignment.toml"
    path.parent.mkdir(parents=True)

    def write(data):
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return load_assignment(path)

    return write


def test_a_sound_file_is_read(load):
    found = load(
        f"{HEAD}show_hidden = false\n[limits]\ncall_seconds = 0.5\nprocesses = 0\n{QUESTION}{MANUAL}"
    )
    assert (found.name, found.show_hidden, found.limits.call_seconds) == ("hw1_tiny", False, 0.5)
    assert [(q.name, q.defines, q.points) for q in found.questions] == [("q1_a", ("f",), 0), ("w", (), 2)]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(load):
    assert load(b"\xef\xbb\xbf" + (HEAD + QUESTION).replace("\n", "\r\n").encode()).title == "Tiny"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (QUESTION, "name is missing"),
        (f'name = ["hw1_tiny"]\ntitle = "T"\n{QUESTION}', "name is ['hw1_tiny'], not a text"),
        (f'name = "hw1_tiny"\ntitle = " "\n{QUESTION}', "title is ' ', not a text"),
        (f'name = "hw1_tiny"\ntitle = 3\n{QUESTION}', "title is 3"),
        (f'name = "hw1 [b]"\ntitle = "T"\n{QUESTION}', "name is 'hw1 [b]'"),
        (f'name = "hw2_tiny"\ntitle = "T"\n{QUESTION}', "its folder is 'hw1_tiny'"),
        (f"{HEAD}summary = 1\n{QUESTION}", "summary is 1"),
        (f'{HEAD}show_hidden = "yes"\n{QUESTION}', "show_hidden is 'yes', not true or false"),
        (f'{HEAD}release = "now"\n{QUESTION}', "release is 'now', not one of after-due, always, never"),
        (f"{HEAD}release = []\n{QUESTION}", "release is []"),
        (f"{HEAD}colour = 1\n{QUESTION}", "unknown key 'colour'"),
        (f"{HEAD}sumary = 1\n{QUESTION}", "unknown key 'sumary'"),
        (HEAD, "questions is missing"),
        (f"{HEAD}questions = []\n", "questions is [], not a list of tables"),
        (f'{HEAD}questions = ["q1"]\n', "question 1 is not a table"),
        (f"{HEAD}[questions]\nname = 1\n", "not a list of tables"),
        (f"{HEAD}{QUESTION}{QUESTION}", "two questions are called 'q1_a'"),
        (HEAD + QUESTION.replace('"q1_a"', "7"), "question 1: name is 7"),
        (HEAD + QUESTION.replace("q1_a", "Q 1"), "question 1: name is 'Q 1'"),
        (HEAD + QUESTION.replace('"A"', '""'), "question 1: title is ''"),
        (HEAD + QUESTION.replace('["f"]', '"f"'), "defines is 'f', not a list of different names"),
        (HEAD + QUESTION.replace('["f"]', '["f", 1]'), "defines is ['f', 1]"),
        (HEAD + QUESTION.replace('["f"]', '["f", "f"]'), "defines is ['f', 'f']"),
        (HEAD + QUESTION.replace('["f"]', '["f()"]'), "defines is ['f()']"),
        (HEAD + QUESTION.replace('["f"]', '["class"]'), "defines is ['class']"),
        (HEAD + QUESTION.replace('["f"]', "[]"), "does not say what the student writes"),
        (f"{HEAD}{QUESTION}points = 3\n", "the points of q1_a are those of its checks"),
        (f"{HEAD}{QUESTION}manual = 1\n", "manual is 1, not true or false"),
        (f'{HEAD}{MANUAL}defines = ["f"]\n', "a manual question defines nothing"),
        *[
            (HEAD + MANUAL.replace("points = 2", f"points = {bad}"), "question 1: points is")
            for bad in ("0", "-1", "nan", "inf", "true", '"2"')
        ],
        (HEAD + MANUAL.replace("points = 2", ""), "question 1: points is missing"),
        (f"limits = 3\n{HEAD}{QUESTION}", "limits is not a table"),
        (f"{HEAD}[limits]\nspeed = 3\n{QUESTION}", "limits: unknown key 'speed'"),
        *[
            (f"{HEAD}[limits]\ncall_seconds = {bad}\n{QUESTION}", "limits: call_seconds is")
            for bad in ("0", "-1", "nan", "inf", "true", '"2"', "1e9", "[1]")
        ],
        *[
            (f"{HEAD}[limits]\nmemory_mb = {bad}\n{QUESTION}", "limits: memory_mb is")
            for bad in ("0", "-1", "1.5", "nan", "false", "999999999999")
        ],
        (f"{HEAD}[limits]\nprocesses = -1\n{QUESTION}", "limits: processes is -1"),
        (f'{HEAD}{QUESTION}title = "', "not valid TOML"),
        (f"{HEAD}x = {'[' * 5000}\n", "TOML|nested"),
        ("name = \x00", "line 1: a null byte"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_key(load, text, said):
    with pytest.raises(ChaffinchError) as caught:
        load(text)
    assert any(part in caught.value.message for part in said.split("|"))
    assert "assignment.toml" in caught.value.message
    assert caught.value.tip


def test_a_file_that_is_not_utf8_is_refused_with_its_line(load):
    with pytest.raises(ChaffinchError, match=r"assignment\.toml, line 2: this is not UTF-8"):
        load('name = "hw1_tiny"\ntitle = "Gr\xf6\xdfe"\n'.encode("latin-1"))


def test_a_key_that_is_nearly_known_is_suggested(load):
    with pytest.raises(ChaffinchError) as caught:
        load(f"{HEAD}sumary = 1\n{QUESTION}")
    assert caught.value.tip.startswith("Did you mean 'summary'? Known keys: date, ")


def test_a_folder_without_it_is_named(tmp_path):
    (tmp_path / "solutions" / "hw1_tiny").mkdir(parents=True)
    with pytest.raises(ChaffinchError, match=r"solutions/hw1_tiny has no assignment\.toml"):
        Course(tmp_path).assignment("hw1_tiny")
