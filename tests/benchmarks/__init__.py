"""Benchmarks: every figure is a ratio of two things done in turns on the same machine, because
seconds say nothing on a machine shared with others. Nothing is asserted.

``python -m tests.benchmarks [section …] [--full | --tiny]``; ``make bench`` runs all of them.
"""
