# Adjectives and participles as predicates: "critical of the plan". Format: docs/LEXICON.md.

supportive of | SUPPORT | rec=of
grateful/thankful to/for | SUPPORT | rec=to,for
appreciative of | SUPPORT | rec=of
proud of | SUPPORT | rec=of conf=0.5
loyal/sympathetic/friendly to | SUPPORT | rec=to
friendly with/towards | SUPPORT | rec=with,towards
allied with/to | SUPPORT | rec=with,to
aligned with | SUPPORT | rec=with
indebted to | SUPPORT | rec=to
pleased/satisfied/happy with | SUPPORT | rec=with
united with/behind | SUPPORT | rec=with,behind
favorable/favourable to | SUPPORT | rec=to conf=0.6
confident in | SUPPORT | rec=in conf=0.5
sorry for | CONCEDE | rec=for,to
apologetic to/for | CONCEDE | rec=to,for
cooperative with | COOPERATE | rec=with
helpful to | AID | rec=to conf=0.4
critical of | ACCUSE disapprove | rec=of
hostile/unfriendly to/towards/toward | ACCUSE disapprove | rec=to,towards,toward
angry/unhappy/dissatisfied/displeased/furious with/at/about/over | ACCUSE disapprove | rec=with,at,about,over
disappointed with/in/by/at | ACCUSE disapprove | rec=with,in,by,at
concerned/worried/alarmed about/over/by/at | ACCUSE disapprove | rec=about,over,by,at conf=0.5
suspicious/wary/distrustful/skeptical/sceptical/mistrustful of | ACCUSE disapprove | rec=of conf=0.6
contemptuous/disdainful/disrespectful of | ACCUSE disapprove | rec=of
guilty of | ACCUSE allege | rec=subj act=by conf=0.5
responsible for | ACCUSE allege | rec=subj act=by conf=0.3
opposed/resistant/averse to | REJECT | rec=to
dismissive/defiant of | REJECT | rec=of
dependent/reliant on/upon | COOPERATE | rec=on,upon conf=0.4
