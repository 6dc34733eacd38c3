"""The rulebook: texts, figures, rules and schemes, checked together when they are loaded.

text           laws, agreements, guides: dated values, observations, citations
declarations   parameters, interpretations, rules, schemes, and the pack that holds them
units          what figures are counted in
histories      the values of each parameter through time
figures        the figures of one territory, as rules read them
checks         what is wrong with a set of packs, all at once
rulebook       the immutable whole
"""
