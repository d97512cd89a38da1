"""`chaffinch` whose grading only looks at a file's bytes: for scripts of the pages, which run it many times."""

import autograder.grading.classroom as classroom
from autograder.cli import main
from tests.grading.cluster.stub_work import HarmfulWork

classroom.GradeFiles = lambda assignment, options: HarmfulWork(assignment, options.device)
main()
