# Adjectives and participles as predicates: "critical of the plan". Format: docs/LEXICON.md.

critical of | ACCUSE disapprove | rec=of
hostile to/towards/toward | ACCUSE disapprove | rec=to,towards,toward
supportive of | SUPPORT | rec=of
grateful to/for | SUPPORT | rec=to,for
opposed to | REJECT | rec=to
