"""Conformance: everything that a pack owes, checked and said in words that tell what to do.

check        check_pack(plugin): the whole kit without pytest, for a command or a script
suite        RegionConformance: the same as a class of tests, one test for each check
subject      what is checked: the pack of a module, of an instance, of a folder that is not installed
report       what was found

The checks, by theme
    interface    it loads strictly; importing it does nothing else
    identity     ids are its own, and stay from one release to the next
    dating       periods, versions, days on which texts were checked
    conditions   conditions that can be met and not met, cases that exclude one another, no early rounding
    wording      words in both languages, sources and their grades
    answers      for any dossier and any day: an answer, the same twice, honest about what is unknown, of its territory
    written      the same when it is written and read
    processes    the same in another process, under another hash seed; no file, no network
    golden       cases transcribed from sources, in data files
    laws         laws that the pack declares: an amount that grows with, never exceeds …

questions    the dossiers and days that the checks draw
known        failures that are known, in a strict file with reasons
elsewhere    the program run in another process
"""
