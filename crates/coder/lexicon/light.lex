# Verbs that leave the meaning to an event noun: pattern | slot of the noun | act= rec=
# Who acts is the subject unless act= says otherwise.

hold | obj | rec=with
have | obj | rec=with
conduct | obj | rec=with
pay | obj | rec=to,iobj
give | obj | rec=iobj,to
grant | obj | rec=iobj,to
provide | obj | rec=to,for,iobj
offer | obj | rec=iobj,to
extend | obj | rec=to,iobj
lend | obj | rec=to,iobj
deliver | obj | rec=to
send | obj | rec=to,iobj
render | obj | rec=to,iobj
supply | obj | rec=to
launch | obj | rec=against,on
carry out | obj | rec=against,on
mount | obj | rec=against,on
stage | obj | rec=against
perform | obj | rec=against,on
execute | obj | rec=against,on
commit | obj | rec=against
inflict | obj | rec=on,upon,against
wage | obj | rec=against,on
undertake | obj | rec=with,to,against
pursue | obj | rec=with
initiate | obj | rec=with,against
open | obj | rec=with,on
begin | obj | rec=with,against
start | obj | rec=with,against
resume | obj | rec=with,against
continue | obj | rec=with,against
conclude | obj | rec=with
complete | obj | rec=with
finalize | obj | rec=with
hold off | obj |
enter | obj | rec=with
enter into | into | rec=with
engage in | in | rec=with,against
take part in | in | rec=with
participate in | in | rec=with,against
join | obj | rec=with,against
join in | in | rec=with
be in | in | rec=with
go on | on | rec=to
embark on/upon | on | rec=to,against
express | obj | rec=to,for
voice | obj | rec=to,for
convey | obj | rec=to
show | obj | rec=to,for
demonstrate | obj | rec=to,for
declare | obj | rec=to,for,against,on
announce | obj | rec=against,to,with
issue | obj | rec=to,against
utter | obj | rec=against
make | obj | rec=to,against,on
level | obj | rec=against,at
lodge | obj | rec=with,against
file | obj | rec=against,with
submit | obj | rec=to
bring | obj | rec=against,to
raise | obj | rec=with,against
direct | obj | rec=at,against,to
order | obj | rec=against,on
impose | obj | rec=on,upon,against
place | obj | rec=on,upon,against
put | obj | rec=on,upon
slap | obj | rec=on
lift | obj | rec=on,against,from
reach | obj | rec=with
strike | obj | rec=with
sign | obj | rec=with
seal | obj | rec=with
share | obj | rec=with
exchange | obj | rec=with
forge | obj | rec=with
foster | obj | rec=with
build | obj | rec=with
establish | obj | rec=with
develop | obj | rec=with
maintain | obj | rec=with
enjoy | obj | rec=with
expand | obj | rec=with
deepen | obj | rec=with
strengthen | obj | rec=with
enhance | obj | rec=with
promote | obj | rec=with
boost | obj | rec=with
increase | obj | rec=with,to
intensify | obj | rec=with,against
broaden | obj | rec=with
cement | obj | rec=with
host | obj | rec=with
attend | obj | rec=with
lead | obj | rec=against,to
do | obj | rec=with,to
step up | obj | rec=with,against,to
put up | obj | rec=against
set up | obj | rec=with
play | obj |
provoke | obj |
# The subject is the other side.
receive | obj | act=from rec=subj
get | obj | act=from rec=subj
obtain | obj | act=from rec=subj
win | obj | act=from rec=subj
gain | obj | act=from rec=subj
earn | obj | act=from rec=subj
secure | obj | act=from rec=subj
accept | obj | act=from rec=subj
face | obj | act=from rec=subj
suffer | obj | act=from,by rec=subj
undergo | obj | act=from,by rec=subj
endure | obj | act=from,by rec=subj
draw | obj | act=from rec=subj
attract | obj | act=from rec=subj
enjoy from | obj | act=from rec=subj
come under | under | act=from,by rec=subj
be under | under | act=from,by rec=subj
fall under | under | act=from,by rec=subj
come in for | for | act=from,by rec=subj
benefit from | from | act=from rec=subj
