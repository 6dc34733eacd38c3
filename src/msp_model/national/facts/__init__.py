"""Facts: the only places where national rules look at a dossier.

known          how what a dossier says is read: begun, lasting, one of several
team           who works there, counted by profession and role
company        the SISA and other legal entities
departures     who left, and was not replaced
project        the health project, recognition, the first steps
premises       buildings decided
coordination   the coordination post and its money
requests       one request for money
operations     who carries it, what is built, what it costs, when the file was sent
places         zones, and what was granted or decided before a request
france_sante   what the France Santé label looks at
aci            the ACI contract

Each fact is a function of a dossier (or of one of its requests) and a day. It gives a value, a range or UNKNOWN, looks
at nothing else, and stays the same between two days that occur in the dossier.
"""
