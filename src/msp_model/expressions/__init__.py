"""Expressions: the algebra that rules are written in, and its readings.

Writing a rule
    kinds        what an expression gives: conditions, days, units
    spelling     the functions beside the operators: fact, parameter, all_of, case, brackets, since …
    expr         the operators
    leaves, conditions, amounts
                 the nodes

Reading a rule
    program      the one walk
    ground       the figures of one day in place
    evaluate     true, false or unknown; exact numbers and intervals
    bound        the least and the greatest that missing facts allow
    diagram      the decision diagram behind missing and probe
    missing      the facts that can still change the answer
    probe        cases on both sides of every threshold
    explain      a tree of conditions, values and sources
    compile      a plain Python function
    calendar     the days on which an answer can change, and *since*
    spell        the words of an expression

This room knows no domain word.
"""
