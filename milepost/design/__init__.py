"""How pages look: the layout, GOV.UK components, forms and words for dates.

It refuses to know what is shown: it has no models, and takes records and strings.
"""
