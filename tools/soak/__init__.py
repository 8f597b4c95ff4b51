"""A night in the life many times over, disturbed: `python -m tools.soak --minutes 40 --seed 1`.

Every night some files come, change, move and go, and corrections are made.  One store takes the night with disturbances
(processes killed, a full disk, a clock that jumps, a damaged ledger), run after run until one is left alone; a second store takes the
same night undisturbed.  Their tables must be equal each time, the store whole, and nothing may be left running or lying about.
It prints what it did, and ends with 1 at the first difference.
"""
