# Nouns that state an event. Format: docs/LEXICON.md.

visit | CONSULT visit | act=by,poss,of,mod rec=to
talks/talk | CONSULT | ~ act=between,poss,mod,among
