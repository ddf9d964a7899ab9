# A lexicon of one's own: `chancery read article.txt --lexicon examples/my.lex`.
# `#` begins a comment. The format is described in docs/LEXICON.md. All names here are invented.

[classes]
# @class: nouns, divided by blanks. Constraints of words use classes.
@barge: barge ferry tug

[verbs]
# pattern | TYPE mode | keys
twin with | COOPERATE | ~ field=culture rec=with
impound + @barge | COERCE seize | rec=obj.of,obj.poss,obj.mod
greenlight + @agreement | AGREE | rec=with,obj.with,for status=planned
# The wording states no event:
shake hand | none

[nouns]
river dialogue | CONSULT | ~ act=between,of,poss,mod field=transport
price shock | none

[roles]
# SECTOR: nouns and phrases for those who act within a country.
AGR: beekeeper, wine grower
GOV: board of rivers, border prefect

[actors]
# names; divided; by semicolons | kind | country | keys
# A person in several offices: one line each. Afterwards the coder says ELI (former office-holder).
Anna Karenina; A. Karenina | person | Belarus | sector=GOV office=minister from=2016-03 to=2020-08-14
Anna Karenina            | person | Belarus | sector=OPP from=2020-08-15
Novamash Plant; Novamash | company | Belarus |
Upper Delta Council; UDC | organisation | - | code=IGO
Office of the River Warden | body | Pakistan | sector=GOV
Free Marsh Front         | group | Georgia | sector=REB
Land of Five Lakes       | country | Belarus |
# A name that is not to be taken for anyone:
Jordan | -
