"""A factory of plans: any number of distinct, varied plans of our own wording, with known truth, seeded and reproducible.

    python -m benchmarks.factory --count 300 --seed 7 --formats txt,docx,pdf --output DIR

It feeds the load tests, and shows how well kehoach reads on truth that nobody annotated.  The wordings are in `words.toml`;
they are written as offices write, without a look at kehoach's patterns.
"""
