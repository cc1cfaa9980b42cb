"""What to do next, for whom, when and why: `plan` the whole case, `judge` one message."""

from afterword.planner.judge import Allowed, judge
from afterword.planner.plan import plan

__all__ = ["Allowed", "judge", "plan"]
