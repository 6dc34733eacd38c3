"""Mutation testing: a change at one place of the library or of a text must make a test fail.

mutate         the changes of a module
plugin, loop   run the tests that reach a change, in a process forked after collection
hook           a change in place from the first import
figures        the figures of the texts, off by one, against tables transcribed from the sources
__main__       ``python -m tests.testing.mutation``
"""
