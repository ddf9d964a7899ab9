# Verbs that state an event. Format: docs/LEXICON.md.
# Wordings that look like an event and are none have the code "none".

# --- AGREE: agrees, offers, promises, intends ---------------------------------------------------
agree | AGREE | ~ rec=with,to conf=0.7
agree on/upon | AGREE | ~ rec=with
agree with | SUPPORT | rec=with conf=0.6
reach/strike/clinch/secure/forge/broker/make/cut + @agreement,consensus,compromise,settlement,breakthrough | AGREE | ~ rec=with,obj.with,obj.between
come to + to:@agreement,term,compromise | AGREE | ~ rec=with
arrive at + at:@agreement,consensus,compromise | AGREE | ~ rec=with
hammer out + @agreement,compromise,detail,term | AGREE | ~ rec=with,obj.with
work out + @agreement,compromise,arrangement | AGREE | ~ rec=with,obj.with
shake hand on | AGREE | ~ rec=with
offer + @aid,@relief,@money,@arms,@troops,@talks,@offer,expertise,cooperation,help,training,mediation,service,hand,guarantee,discount,asylum,amnesty,condolence | AGREE | rec=iobj,to,obj.to
pledge/promise/commit + @aid,@relief,@money,@arms,@troops,cooperation,backing,reform,action,commitment,share | AGREE | rec=iobj,to,for,obj.to,obj.for,in
commit to | AGREE | rec=with,to conf=0.6
earmark/allocate/budget + @money,@aid | AGREE | rec=for,to
approve/authorize/okay/greenlight/clear + sale,export,transfer,delivery,@aid,@arms,@money,deployment,package,shipment,investment | AGREE | rec=to,for,obj.to,obj.for
accept + @offer,invitation,@talks,mediation,@aid,call | AGREE | rec=from,obj.from,obj.poss,obj.by,obj.mod
accept + responsibility,blame,guilt | CONCEDE |
accept + @demand,resignation,ultimatum,defeat,@ceasefire,reform,change | CONCEDE | rec=obj.poss,obj.by,from,obj.from
consent to | AGREE | rec=to
assent to | AGREE | rec=to
give + consent,assent,nod,approval,go-ahead | AGREE | rec=iobj,to,for
set + date,timetable,agenda | AGREE | ~ rec=with conf=0.5
resolve | AGREE | rec=with conf=0.4
resolve + dispute,conflict,crisis,difference,issue,row,feud,question | AGREE | ~ rec=with,obj.with,obj.between
settle + dispute,conflict,difference,row,feud,question,case,score | AGREE | ~ rec=with,obj.with,obj.between
reconcile | AGREE | ~ rec=with,obj
reconcile + difference | AGREE | ~ rec=with
bury + hatchet | AGREE | ~ rec=with
mend/patch/repair + @ties,fence | AGREE | ~ rec=with,obj.with
patch up | AGREE | ~ rec=with,obj.with
schedule/arrange + @talks,@visit | AGREE | ~ rec=with,obj.with,obj.to,obj.between
prepare to | AGREE | rec=to conf=0.3
assure | AGREE | rec=obj conf=0.5
reassure | AGREE | rec=obj conf=0.6
guarantee | AGREE | rec=obj,iobj,to conf=0.5
undertake to | AGREE | conf=0.5
vow + @aid,cooperation,friendship,commitment | AGREE | rec=to,with,obj.to,obj.with

# --- CONSULT: meets, talks, visits, hosts, calls, mediates --------------------------------------
meet | CONSULT | ~ rec=obj,with
meet with | CONSULT | ~ rec=with
meet up with | CONSULT | ~ rec=with
meet + @requirement,fate,resistance,deadline,approval | none
meet with + with:failure,success,resistance,criticism,approval,opposition,disapproval | none
talk with/to | CONSULT | ~ rec=with,to
talk | CONSULT | ~ rec=with,to conf=0.6
speak with/to | CONSULT | ~ rec=with,to conf=0.6
speak to + to:reporter,journalist,medium,crowd,newspaper,audience,rally,agency | none
speak with + with:reporter,journalist,medium | none
talk to + to:reporter,journalist,medium,newspaper | none
speak by + by:@call | CONSULT phone | ~ rec=with,to
talk by + by:@call | CONSULT phone | ~ rec=with,to
speak over + over:@call | CONSULT phone | ~ rec=with,to
speak on + on:@call | CONSULT phone | ~ rec=with,to
speak via + via:@call,link,video | CONSULT phone | ~ rec=with,to
confer | CONSULT | ~ rec=with conf=0.6
confer + @right,title,award,degree,honour,honor,medal | SUPPORT | rec=on,upon
consult | CONSULT | ~ rec=obj,with
negotiate | CONSULT | ~ rec=with
negotiate + @agreement,term,@ceasefire,end,release,peace,price | CONSULT | ~ rec=with,obj.with,obj.between
renegotiate | CONSULT | ~ rec=with,obj.with
discuss | CONSULT | ~ rec=with
debate | CONSULT | ~ rec=with conf=0.4
deliberate | CONSULT | ~ rec=with conf=0.4
converse | CONSULT | ~ rec=with
dialogue | CONSULT | ~ rec=with
brief | CONSULT | rec=obj conf=0.6
debrief | CONSULT | rec=obj conf=0.5
bargain | CONSULT | ~ rec=with
haggle | CONSULT | ~ rec=with
exchange + view,opinion,word,message,letter,note,greeting,pleasantry,idea,proposal | CONSULT | ~ rec=with,obj.with
share + view,opinion,perspective | CONSULT | ~ rec=with conf=0.6
compare + note | CONSULT | ~ rec=with
review + @ties,situation,progress,development,issue,matter,range | CONSULT | ~ rec=with,obj.with conf=0.6
explore + possibility,avenue,way,prospect,opportunity,option,area,potential,mean | CONSULT | ~ rec=with conf=0.7
touch on/upon | CONSULT | ~ rec=with conf=0.3
take up + issue,matter | CONSULT | rec=with conf=0.6
raise + issue,matter,question | CONSULT | rec=with conf=0.5
hold + @talks | CONSULT | ~ rec=with,obj.with,obj.between
have + @talks | CONSULT | ~ rec=with,obj.with,obj.between
conduct/convene/chair/stage/attend/join/begin/start/open/resume/restart/continue/launch/conclude/complete/reopen/finish/undertake/kick + @talks | CONSULT | ~ rec=with,obj.with,obj.between
open + subj:@talks | CONSULT | ~ act=subj,between,with
start/begin/resume/continue/take + subj:@talks | CONSULT | ~ act=subj,between,with,obj.between
kick off + @talks | CONSULT | ~ rec=with,obj.with
enter into + into:@talks | CONSULT | ~ rec=with
engage in + in:@talks | CONSULT | ~ rec=with
participate in + in:@talks | CONSULT | ~ rec=with
take part in + in:@talks | CONSULT | ~ rec=with
sit down | CONSULT | ~ rec=with
sit down with | CONSULT | ~ rec=with
convene | CONSULT | ~ rec=with conf=0.6
gather | CONSULT | ~ rec=with conf=0.4
attend + @talks,inauguration,funeral,ceremony,wedding,event,dinner,banquet | CONSULT | rec=with,in,of,obj.in,obj.of conf=0.6
co-chair | CONSULT | ~ rec=with
host | CONSULT visit | rec=obj
host + @talks,forum,event,banquet,dinner,reception,lunch | CONSULT | rec=for,of,with,obj.with,obj.for,obj.between,obj.of
host + refugee,troop,base,game,tournament,olympics,championship,festival,website | none
receive + president,minister,delegation,ambassador,envoy,leader,king,chief,official,chancellor,premier,secretary,guest,team,counterpart | CONSULT visit | rec=obj
receive + @visit,@call | CONSULT | rec=from,obj.from,obj.by
welcome + president,minister,delegation,ambassador,envoy,leader,king,chief,official,chancellor,premier,secretary,guest,counterpart | CONSULT visit | rec=obj
greet | CONSULT | rec=obj conf=0.5
entertain + guest,delegation,leader,president | CONSULT visit | rec=obj
invite | CONSULT | rec=obj conf=0.5
visit | CONSULT visit | rec=obj,to,in
visit with | CONSULT | ~ rec=with
revisit | CONSULT visit | rec=obj conf=0.3
revisit + issue,question,decision,policy | none
tour | CONSULT visit | rec=obj,in,of
pay + @visit,call | CONSULT visit | rec=to,on,obj.to,iobj
make + @visit,stopover | CONSULT visit | rec=to,obj.to,in
make + @call,phone | CONSULT phone | rec=to,obj.to
travel to | CONSULT visit | rec=to
travel | CONSULT visit | rec=to conf=0.6
fly to/into | CONSULT visit | rec=to,into conf=0.7
fly in/out | CONSULT visit | rec=to conf=0.4
journey to | CONSULT visit | rec=to
head to/for | CONSULT visit | rec=to,for conf=0.5
arrive in/at | CONSULT visit | rec=in,at conf=0.7
arrive | CONSULT visit | rec=in,at,to conf=0.6
go to | CONSULT visit | rec=to conf=0.4
come to | CONSULT visit | rec=to conf=0.4
land in | CONSULT visit | rec=in conf=0.4
return to/from | CONSULT visit | rec=to,from conf=0.3
return + @prisoner,hostage,property,artefact,artifact,remains,body,asset,territory,land | RETREAT release | rec=to,obj.to
depart for | CONSULT visit | rec=for conf=0.6
leave for | CONSULT visit | rec=for conf=0.6
set off for | CONSULT visit | rec=for
set out for | CONSULT visit | rec=for
embark on + on:@visit | CONSULT visit | rec=to
undertake + @visit | CONSULT visit | rec=to,obj.to
begin/start/conclude/end/wrap/complete/finish + @visit | CONSULT visit | rec=to,obj.to,in
wrap up + @visit,@talks | CONSULT visit | rec=to,obj.to,in,with
pass through | CONSULT visit | rec=through conf=0.3
stop over in | CONSULT visit | rec=in
call on + subj:president,minister,delegation,ambassador,envoy,secretary,premier | CONSULT visit | rec=on conf=0.3
drop in on | CONSULT visit | rec=on
telephone/phone | CONSULT phone | rec=obj
ring up | CONSULT phone | rec=obj
call up + president,minister,counterpart,leader | CONSULT phone | rec=obj
send + envoy,delegation,ambassador,minister,official,diplomat,message,letter,team,mission,representative | CONSULT | rec=to,obj.to
dispatch/despatch + envoy,delegation,ambassador,minister,official,diplomat,message,letter,mission | CONSULT | rec=to,obj.to
deliver + message,letter,note | CONSULT | rec=to,obj.to
convey + message,greeting,letter | CONSULT | rec=to,obj.to
write to | CONSULT | rec=to conf=0.5
contact | CONSULT | rec=obj
reach out to | CONSULT | rec=to
liaise | CONSULT | ~ rec=with
mediate | CONSULT third-party | rec=between,obj+
mediate between/in | CONSULT third-party | rec=between,in
broker + @talks,@agreement,@ceasefire,peace,settlement,end | CONSULT third-party | rec=between,obj.between,with
arbitrate | CONSULT third-party | rec=between,obj.between
intercede | CONSULT third-party | rec=with,for
facilitate + @talks,@agreement,peace | CONSULT third-party | rec=between,obj.between,with
shuttle between | CONSULT third-party | rec=between
moderate + @talks | CONSULT third-party | rec=between,obj.between
bring together | CONSULT third-party | rec=obj
summon + session,parliament | none
huddle | CONSULT | ~ rec=with
chat | CONSULT | ~ rec=with conf=0.5
dine | CONSULT | ~ rec=with
lunch | CONSULT | ~ rec=with

# --- SUPPORT: praises, endorses, recognises, signs, improves relations ---------------------------
support | SUPPORT | rec=obj+,in
back | SUPPORT | rec=obj+,in
back up | SUPPORT | rec=obj conf=0.6
endorse | SUPPORT | rec=obj+,for
praise | SUPPORT | rec=obj+,for
commend | SUPPORT | rec=obj+,for
applaud | SUPPORT | rec=obj+,for
hail | SUPPORT | rec=obj+
laud | SUPPORT | rec=obj+
extol | SUPPORT | rec=obj+
compliment | SUPPORT | rec=obj+
congratulate | SUPPORT | rec=obj+
felicitate | SUPPORT | rec=obj+
thank | SUPPORT | rec=obj+
salute | SUPPORT | rec=obj+
honor | SUPPORT | rec=obj+ conf=0.6
honor + @agreement,commitment,@ceasefire,obligation,promise | COOPERATE | rec=with,obj.with conf=0.6
celebrate | SUPPORT | rec=with,obj+ conf=0.4
cheer | SUPPORT | rec=obj+ conf=0.6
acclaim | SUPPORT | rec=obj+
admire | SUPPORT | rec=obj+
appreciate | SUPPORT | rec=obj+ conf=0.7
welcome | SUPPORT | rec=obj+
welcome + refugee,migrant,immigrant | AID | rec=obj,obj.from,from
approve | SUPPORT | rec=obj+ conf=0.6
approve of | SUPPORT | rec=of
favor | SUPPORT | rec=obj+ conf=0.6
prefer | SUPPORT | rec=obj conf=0.2
champion | SUPPORT | rec=obj+
advocate | SUPPORT | rec=obj+,for conf=0.4
espouse | SUPPORT | rec=obj+
uphold | SUPPORT | rec=obj+ conf=0.5
defend | SUPPORT | rec=obj+
vindicate | SUPPORT | rec=obj
justify | SUPPORT | rec=obj+ conf=0.5
stand by | SUPPORT | rec=by
stand with/behind | SUPPORT | rec=with,behind
stand up for | SUPPORT | rec=for
stick up for | SUPPORT | rec=for
stick by | SUPPORT | rec=by
side with | SUPPORT | rec=with
align with | SUPPORT | rec=with
ally with | SUPPORT | ~ rec=with
rally behind/around | SUPPORT | rec=behind,around
rally to + to:defence,defense,side,support | SUPPORT | rec=of
get behind | SUPPORT | rec=behind
close rank behind | SUPPORT | rec=behind
vouch for | SUPPORT | rec=for
speak for | SUPPORT | rec=for conf=0.3
speak up for | SUPPORT | rec=for
speak highly of | SUPPORT | rec=of
come out in + in:favour,favor,support | SUPPORT | rec=of
vote for | SUPPORT | rec=for conf=0.6
vote in + in:favour,favor | SUPPORT | rec=of
second | SUPPORT | rec=obj conf=0.4
nominate | SUPPORT | rec=obj conf=0.4
appoint | SUPPORT | rec=to conf=0.2
accredit + @diplomat | SUPPORT | rec=to
appoint/name/send + ambassador | SUPPORT | rec=to,obj.to
sympathize with | SUPPORT | rec=with
empathize with | SUPPORT | rec=with
identify with | SUPPORT | rec=with conf=0.4
commiserate with | SUPPORT | rec=with
console | SUPPORT | rec=obj
comfort | SUPPORT | rec=obj conf=0.5
mourn | SUPPORT | rec=obj+,with conf=0.4
express/extend/offer/convey/voice/send/reiterate/reaffirm/declare/show/pledge/proclaim/lend + @view,support,solidarity,backing,gratitude,sympathy,condolence,condolences,appreciation,confidence,congratulations,thanks,satisfaction,friendship,loyalty,greeting,wish | SUPPORT | rec=to,for,with,iobj,obj.to,obj.for,obj.with,over
express + concern,regret,outrage,anger,alarm,dismay,disappointment,doubt,objection,opposition,discontent,dissatisfaction,displeasure,disapproval,indignation,fear,worry,misgiving,reservation,disgust,unease,disagreement,frustration,shock | ACCUSE disapprove | rec=over,about,at,with,to,obj.over,obj.about,obj.at,against,obj.with
voice + concern,regret,outrage,anger,alarm,dismay,disappointment,doubt,objection,opposition,discontent,dissatisfaction,displeasure,disapproval,fear,worry,misgiving,reservation,unease,frustration,criticism | ACCUSE disapprove | rec=over,about,at,with,to,obj.over,obj.about,obj.at,against,obj.with
express + interest,hope,readiness,willingness,intention,desire,wish,commitment | AGREE | rec=in,with,to,obj.in,obj.with,obj.to status=sought conf=0.6
give/lend/throw/provide + support,backing,endorsement,blessing,vote,praise | SUPPORT | rec=to,iobj,for,behind,obj.to,obj.for
win/gain/earn/receive/enjoy/draw/garner + support,backing,endorsement,praise,recognition,approval,sympathy,thanks | SUPPORT | act=from,obj.from,of,by,obj.of,obj.poss,obj.mod,among rec=subj
pay + tribute,homage | SUPPORT | rec=to,obj.to
award/bestow/present + medal,honour,honor,prize,order,title,award | SUPPORT | rec=iobj,to,on,upon,obj
decorate | SUPPORT | rec=obj conf=0.4
recognize | SUPPORT | rec=obj+,as conf=0.7
acknowledge | SUPPORT | rec=obj+ conf=0.4
recognize + independence,sovereignty,statehood,government,state,republic,president | SUPPORT | rec=obj.of,obj.poss,obj,obj.mod,of
sign/ink/initial/seal/conclude/finalize/ratify/countersign/endorse/adopt/renew/extend/implement/approve/formalize/complete/execute/validate + @agreement | SUPPORT | ~ rec=with,obj.with,obj.between
sign | SUPPORT | ~ rec=with,obj.with,obj.between conf=0.6
sign up to | SUPPORT | rec=to,with conf=0.5
accede to + to:@agreement | SUPPORT | rec=with,to
ratify | SUPPORT | rec=with,obj.with
enter into + into:@agreement | SUPPORT | ~ rec=with
join + bloc,alliance,organisation,organization,coalition,union,pact,treaty,convention,initiative | SUPPORT | rec=obj,with conf=0.6
establish/restore/normalize/upgrade/strengthen/deepen/boost/expand/improve/enhance/cement/resume/build/forge/foster/develop/broaden/promote/bolster/reinforce/cultivate/elevate/consolidate/advance/reestablish/re-establish/revive/renew/rebuild/warm/tighten/nurture/solidify/intensify/restart/diversify/widen/reset/thaw/mend/repair/revitalize/open + @ties,embassy,friendship | SUPPORT | ~ rec=with,obj.with,obj.between,to,obj.to
step up + @ties | SUPPORT | ~ rec=with,obj.with,obj.between
build up + @ties | SUPPORT | ~ rec=with,obj.with,obj.between
open/reopen/inaugurate + embassy,consulate,mission | SUPPORT | rec=in,with,obj.in,to
ally | SUPPORT | ~ rec=with
befriend | SUPPORT | rec=obj
unite with | SUPPORT | ~ rec=with
twin with | SUPPORT | ~ rec=with
partner | COOPERATE | ~ rec=with
team up | COOPERATE | ~ rec=with
legitimize | SUPPORT | rec=obj
rehabilitate | SUPPORT | rec=obj conf=0.4
forgive | SUPPORT | rec=obj
forgive + @debt,loan | AID | rec=of,for,obj.of,obj.poss,iobj
readmit | SUPPORT | rec=obj,to
admit to | SUPPORT | rec=obj conf=0.3
lobby for | SUPPORT | rec=for conf=0.5
campaign for | SUPPORT | rec=for conf=0.5
plead for | REQUEST | rec=with,to conf=0.6
reaffirm/reiterate/affirm/underline/underscore/stress + commitment,support,friendship,importance | SUPPORT | rec=to,for,with,obj.to,obj.for,obj.with,obj.of conf=0.6
respect + sovereignty,integrity,independence,right | SUPPORT | rec=obj.of,obj.poss,of conf=0.5
value + @ties,contribution,role,support | SUPPORT | rec=with,obj.with,obj.of,obj.poss
