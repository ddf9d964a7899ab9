# Verbs that state an event. Format: docs/LEXICON.md.
# Wordings that look like an event and are none have the code "none".

# --- AGREE: agrees, offers, promises, intends ---------------------------------------------------
agree | AGREE | ~ rec=with,to conf=0.7
agree on/upon | AGREE | ~ rec=with
agree with | SUPPORT | rec=with conf=0.6
secure/forge/broker/make/cut + @agreement,consensus,compromise,settlement,breakthrough | AGREE
reach/strike/clinch + consensus,compromise,understanding,breakthrough | AGREE | ~ rec=with,obj.with,obj.between
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
go back to | none
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
sign/ink/initial/finalize/countersign/endorse/adopt/renew/extend/implement/approve/formalize/complete/execute/validate + @agreement | SUPPORT | ~ rec=with,obj.with,obj.between
sign | SUPPORT | ~ rec=with,obj.with,obj.between conf=0.6
sign up to | SUPPORT | rec=to,with conf=0.5
accede to + to:@agreement | SUPPORT | rec=with,to
ratify | SUPPORT | rec=with,obj.with
ratify + @agreement | SUPPORT | rec=with,obj.with,obj.between
study in | COOPERATE | rec=in field=education conf=0.4
enter into + into:@agreement | SUPPORT | ~ rec=with
join + bloc,alliance,organisation,organization,coalition,union,pact,treaty,convention,initiative | SUPPORT | rec=obj,with conf=0.6
establish/restore/normalize/upgrade/resume/elevate/reestablish/re-establish/revive/renew/rebuild/warm/restart/reset/thaw/mend/repair/open + @ties,embassy,friendship | SUPPORT | ~ rec=with,obj.with,obj.between,to,obj.to
strengthen/deepen/boost/expand/improve/enhance/cement/build/forge/foster/develop/broaden/promote/bolster/reinforce/cultivate/consolidate/advance/tighten/nurture/solidify/intensify/diversify/widen/revitalize + @ties,embassy,friendship | COOPERATE | ~ rec=with,obj.with,obj.between,to,obj.to
step up + @ties | COOPERATE | ~ rec=with,obj.with,obj.between
build up + @ties | COOPERATE | ~ rec=with,obj.with,obj.between
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

# --- CONCEDE: apologises, pardons, gives in, lifts restrictions ---------------------------------
apologize | CONCEDE | rec=to,for,with
express + remorse,contrition | CONCEDE | rec=to,for
pardon/amnesty/exonerate/absolve | CONCEDE | rec=obj+
commute + sentence | CONCEDE | rec=obj.of,of
reprieve | CONCEDE | rec=obj
grant + pardon,amnesty,clemency,bail,autonomy,independence,right,reprieve | CONCEDE | rec=iobj,to
concede | CONCEDE | rec=to conf=0.6
give in/way | CONCEDE | rec=to
yield | CONCEDE | rec=to conf=0.6
bow to | CONCEDE | rec=to
cave in | CONCEDE | rec=to
relent/acquiesce/capitulate | CONCEDE | rec=to
back down/off | CONCEDE | rec=from,on conf=0.7
backtrack/backpedal | CONCEDE | rec=on conf=0.6
climb down | CONCEDE | conf=0.7
soften + stance,position,tone,rhetoric,policy,line | CONCEDE | rec=towards,toward,on,to
lift/ease/relax/loosen/remove/revoke/rescind/repeal/drop/waive/abolish/cancel/scrap/reverse/suspend/end/roll + @restriction,@sanction,charge,visa,emergency,siege,law | CONCEDE | rec=on,against,from,obj.on,obj.against,for
roll back + @restriction,@sanction | CONCEDE | rec=on,against,obj.on,obj.against
drop/withdraw/dismiss/retract + charge,case,@claim,lawsuit,complaint,@demand | CONCEDE | rec=against,obj.against,obj.poss
unblock/unban/unfreeze/legalize/decriminalize | CONCEDE | rec=obj+
restore + internet,access,right,licence,license | CONCEDE | rec=to,obj.to
announce/declare/proclaim/offer/propose + @ceasefire,withdrawal,retreat,pullout,amnesty | CONCEDE | rec=with,in,from,obj.with,obj.from,obj.in
compensate | CONCEDE | rec=obj,for conf=0.6
pay + compensation,reparation,reparations,damages | CONCEDE | rec=to,obj.to
comply with | CONCEDE | rec=with,obj.of,obj.poss conf=0.6
submit to | CONCEDE | rec=to conf=0.5
accede to | CONCEDE | rec=to conf=0.5
meet/satisfy/heed/grant + @demand | CONCEDE | rec=obj.of,obj.poss,obj.by,obj.from,obj.mod
make + concession,compromise | CONCEDE | rec=to,with,obj.to

# --- COOPERATE: trades, exercises, exchanges, shares --------------------------------------------
cooperate/collaborate/co-operate | COOPERATE | ~ rec=with
work with | COOPERATE | ~ rec=with conf=0.6
work together | COOPERATE | ~ rec=with
join + force,hand | COOPERATE | ~ rec=with
coordinate | COOPERATE | ~ rec=with,obj.with conf=0.7
trade | COOPERATE | ~ rec=with field=trade
trade + accusation,blame,barb,insult | ACCUSE allege | ~ rec=with
trade + fire,shot,blow | ASSAULT firearms | ~ rec=with
barter | COOPERATE | ~ rec=with field=trade
do + business,trade | COOPERATE | ~ rec=with field=trade
export | COOPERATE | rec=to,obj.to field=trade
ship + @goods | COOPERATE | rec=to,obj.to field=trade
import | COOPERATE | rec=from,obj.from field=trade
sell | COOPERATE | rec=to,iobj,obj.to field=trade
buy/purchase/procure | COOPERATE | rec=from,obj.from,obj.mod field=trade conf=0.7
order + @arms,@goods | COOPERATE | rec=from,obj.from field=trade
supply/deliver + @goods | COOPERATE | rec=to,with,obj.to field=trade
supply | COOPERATE | rec=to,with,obj.to,obj conf=0.6
invest in | COOPERATE | rec=in field=investment
invest | COOPERATE | rec=in,into field=investment
finance/fund/bankroll/subsidize/underwrite/co-finance | AID | rec=obj+,in,for
build/construct/assemble/erect + @project | COOPERATE | rec=in,with,for,obj.in,obj.for conf=0.5
co-produce/co-develop | COOPERATE | ~ rec=with
launch/establish/set/create/form/inaugurate/found + venture,@project,fund,commission,committee,programme,program,council,corridor | COOPERATE | ~ rec=with,obj.with,obj.between conf=0.6
set up + venture,@project,fund,commission,committee,programme,program,council | COOPERATE | ~ rec=with,obj.with,obj.between conf=0.6
hold/conduct/stage/launch/begin/start/complete/conclude/carry/join + @exercise | COOPERATE | ~ rec=with,obj.with field=defence conf=0.6
carry out + @exercise | COOPERATE | ~ rec=with,obj.with field=defence conf=0.6
take part in + in:@exercise | COOPERATE | ~ rec=with field=defence
participate in + in:@exercise | COOPERATE | ~ rec=with field=defence
train with | COOPERATE | ~ rec=with field=defence
drill with | COOPERATE | ~ rec=with field=defence
exchange + student,delegation,expert,@information,@goods,@prisoner,technology,visit,ambassador | COOPERATE | ~ rec=with,obj.with,obj.between
swap/exchange + @prisoner,body,remains | COOPERATE | ~ rec=with
share + @information | COOPERATE | ~ rec=with,obj.with
pool + resource,effort | COOPERATE | ~ rec=with
extradite | COOPERATE | rec=to field=law
hand over + @person | COOPERATE | rec=to
turn over + @person | COOPERATE | rec=to
transfer + technology,know-how,equipment | COOPERATE | rec=to,obj.to
license | COOPERATE | rec=to conf=0.4
lease | COOPERATE | rec=to,from conf=0.6
integrate | COOPERATE | ~ rec=with conf=0.4
link/connect | COOPERATE | ~ rec=with,to conf=0.3
implement + @project,programme,program,@agreement | COOPERATE | ~ rec=with,obj.with
launch + service,flight | COOPERATE | rec=to,with,between conf=0.5 field=transport
open/reopen + @border | COOPERATE | rec=with,to,for,obj.with
allow/permit/grant/give + access | RETREAT access | rec=to,iobj,for

# --- AID: grants, lends, arms, shelters, rescues -------------------------------------------------
aid/assist | AID | rec=obj,with,in
help | AID | rec=obj conf=0.6
help out | AID | rec=obj
provide/give/send/deliver/extend/supply/donate/grant/contribute/ship/disburse/distribute/release/channel/dispatch/airlift/lend/allocate/transfer/furnish/hand + @aid,@relief,@money,@arms | AID | rec=iobj,to,for,with,obj.to,obj.for
hand out + @aid,@relief,@money | AID | rec=to
provide | AID | rec=to,with,for,obj,obj.to conf=0.5
provide with | AID | rec=obj
donate/contribute | AID | rec=to,iobj
lend/loan | AID | rec=to,iobj,obj
bail out | AID | rec=obj
arm/equip/resupply | AID | rec=obj conf=0.7
train + @troops,@police,student,specialist,pilot,engineer | AID | rec=obj,from,for,obj.from,obj.mod conf=0.7
train | AID | rec=obj conf=0.5
feed/shelter/clothe/vaccinate | AID | rec=obj conf=0.5
rescue/evacuate/save | AID | rec=obj+,from conf=0.7
rescue + bank,company,industry | AID | rec=obj
treat + patient,wounded,victim,soldier | AID | rec=obj,from conf=0.6
heal | AID | rec=obj conf=0.4
protect/safeguard | AID | rec=obj+ conf=0.5
grant + asylum,refuge,citizenship,shelter,sanctuary | AID | rec=iobj,to
shelter/harbor/accommodate/host + refugee,migrant | AID | rec=obj,obj.from,from
take in + refugee,migrant | AID | rec=obj,obj.from,from
resettle | AID | rec=obj,from conf=0.7
write off + @debt | AID | rec=of,obj.of,obj.poss,for
cancel/reschedule/restructure/relieve + @debt | AID | rec=of,obj.of,obj.poss,for,with
roll over + @debt | AID | rec=of,obj.of,obj.poss,for,to
deploy/send + peacekeeper,rescuer,doctor,medic,adviser,advisor,expert,engineer | AID | rec=to,in,obj.to
reconstruct/rebuild | AID | rec=obj+,in conf=0.4
sponsor | AID | rec=obj+ conf=0.5
liberate | AID | rec=obj conf=0.4

# --- RETREAT ---------------------------------------------------------------------------------------
withdraw/pull/remove/recall/evacuate + @troops | RETREAT withdraw | rec=from,obj.from
withdraw from + from:@territory,front,line | RETREAT withdraw | rec=from,of
pull out/back + @troops | RETREAT withdraw | rec=from,of,obj.from
pull back | RETREAT withdraw | rec=from,of
retreat | RETREAT withdraw | rec=from
bring home + @troops | RETREAT withdraw | rec=from
disengage | RETREAT withdraw | ~ rec=from,with
de-escalate | RETREAT | ~ rec=with
redeploy | RETREAT withdraw | rec=from conf=0.4
surrender | RETREAT | rec=to
release/free/repatriate/liberate + @prisoner,@person | RETREAT release | rec=obj,obj.mod,obj.from,to
release | RETREAT release | rec=obj conf=0.5
release + report,statement,document,video,figure,datum,result,film,picture,photo,footage,name,detail | none
disarm/demobilize/demilitarize/denuclearize | RETREAT disarm | rec=obj conf=0.8
lay down + @arms | RETREAT disarm | rec=to
dismantle/destroy/scrap/surrender/decommission + arsenal,stockpile,warhead,reactor | RETREAT disarm |
hand over + @weapon,arsenal | RETREAT disarm | rec=to
observe/respect/implement/keep/uphold + @ceasefire | RETREAT ceasefire | ~ rec=with,in
cease + fire,hostility,hostilities | RETREAT ceasefire | ~ rec=with,against
admit/allow/accept/readmit + @inspector,peacekeeper | RETREAT access | rec=obj,obj.from,obj.of,from
allow in + @inspector,@aid | RETREAT access | rec=obj
resign | RETREAT resign | rec=as conf=0.8
step down | RETREAT resign | rec=as
step aside | RETREAT resign |
quit + @post | RETREAT resign |
abdicate | RETREAT resign |

# --- REQUEST ---------------------------------------------------------------------------------------
ask | REQUEST | rec=obj,iobj
ask for | REQUEST assist | rec=obj,from
ask + question | none
request | REQUEST | rec=from,of,obj.from,obj.poss
request/seek/solicit/beg/demand + @aid,@money,asylum,extradition,cooperation | REQUEST assist | rec=from,of,obj.from,with
demand | REQUEST | rec=from,of,obj.from,obj.by,obj.poss,obj.of
demand + apology,withdrawal,release,resignation,end,lifting,compensation | REQUEST yield | rec=from,of,obj.from,obj.by,obj.poss,obj.of
demand + reform,change,election,action | REQUEST change | rec=from,of,in,obj.from,obj.in,obj.by
urge | REQUEST | rec=obj+
call for | REQUEST | rec=from,by,for,obj.of
call for + for:talks,talk,dialogue,negotiation,meeting,summit | REQUEST meet | rec=with,between,from
call for + for:@ceasefire,withdrawal,release,end,lifting,resignation | REQUEST yield | rec=by,from,in
call for + for:@aid,cooperation | REQUEST assist | rec=from,to
call for + for:reform,election,change,action | REQUEST change | rec=from,in
call on/upon | REQUEST | rec=on,upon
appeal | REQUEST | rec=to
appeal for | REQUEST assist | rec=to
appeal + @decision,ruling,verdict | ACCUSE allege | rec=against conf=0.3
plead with | REQUEST | rec=with
beg/implore/beseech/entreat/exhort/petition | REQUEST | rec=obj
press/pressure/pressurize/prod/nudge/lobby/coax | REQUEST | rec=obj,for
put + pressure | REQUEST | rec=on,upon
exert + pressure | REQUEST | rec=on,upon
insist on/upon | REQUEST | rec=from conf=0.5
seek + @talks | REQUEST meet | rec=with,obj.with
seek + @agreement,@ties,partnership | AGREE | rec=with,obj.with status=sought
seek from | REQUEST | rec=from
invite to + to:@talks,@visit | REQUEST meet | rec=obj
propose/suggest + @talks,mediation | AGREE | rec=with,to,obj.with,obj.between status=planned
propose | AGREE | rec=to conf=0.4
encourage | REQUEST | rec=obj conf=0.5
instruct/order/command | REQUEST | rec=obj conf=0.4
apply for | REQUEST assist | rec=to,from,in conf=0.4

# --- ACCUSE ----------------------------------------------------------------------------------------
condemn/criticize/denounce/decry/deplore/slam/blast/lambast/lambaste/castigate/censure/rebuke/reprimand/chide/berate/assail/bash/deride/ridicule/mock/disparage/vilify/scold/upbraid/admonish/reproach/excoriate/pillory/scorn/belittle/insult/rap/lash/chastise/demonize/repudiate/revile | ACCUSE disapprove | rec=obj+,for,against,over
lash out | ACCUSE disapprove | rec=at,against
hit out | ACCUSE disapprove | rec=at,against
hit back | ACCUSE disapprove | rec=at
rail against | ACCUSE disapprove | rec=against
inveigh against | ACCUSE disapprove | rec=against
speak out against | ACCUSE disapprove | rec=against
speak out | ACCUSE disapprove | rec=against,on conf=0.6
take + aim,swipe,issue | ACCUSE disapprove | rec=at,with
take to task | ACCUSE disapprove | rec=obj
call out | ACCUSE disapprove | rec=obj conf=0.5
complain | ACCUSE disapprove | rec=to,about,of,against
lodge/file/make/submit + complaint,protest,objection | ACCUSE disapprove | rec=with,against,to,obj.against,obj.with
protest + @decision,visit,violation,arrest,killing | ACCUSE disapprove | rec=to,obj+
summon/call + @diplomat | ACCUSE disapprove | rec=obj.poss,obj.mod,obj.of,obj.from,obj
call in + @diplomat | ACCUSE disapprove | rec=obj.poss,obj.mod,obj.of
summon | ACCUSE disapprove | rec=obj conf=0.5
regret/lament/bemoan/resent/dislike/detest | ACCUSE disapprove | rec=obj+ conf=0.6
disapprove of | ACCUSE disapprove | rec=of
frown on/upon | ACCUSE disapprove | rec=on,upon
disagree | ACCUSE disapprove | ~ rec=with conf=0.6
disagree with | ACCUSE disapprove | rec=with
worry/concern/alarm/anger/infuriate/irritate/outrage/upset/offend/annoy | ACCUSE disapprove | act=obj rec=subj conf=0.4
quarrel/bicker/squabble/feud/spar/wrangle | ACCUSE disapprove | ~ rec=with
accuse | ACCUSE allege | rec=obj+
blame | ACCUSE allege | rec=obj+,on
blame on | ACCUSE allege | rec=on
allege | ACCUSE allege | rec=against,obj.by,obj.against conf=0.6
implicate/incriminate | ACCUSE allege | rec=obj
fault | ACCUSE disapprove | rec=obj+
suspect | ACCUSE allege | rec=obj conf=0.6
suspect of | ACCUSE allege | rec=obj
hold responsible/accountable | ACCUSE allege | rec=obj
point + finger | ACCUSE allege | rec=at
sue/prosecute/indict/impeach | ACCUSE allege | rec=obj
charge with | ACCUSE allege | rec=obj
charge | ACCUSE allege | rec=obj conf=0.5
file/bring/launch + lawsuit,suit,case,claim,petition | ACCUSE allege | rec=against,obj.against
take to + to:court,tribunal | ACCUSE allege | rec=obj
level/make/bring + @claim,accusation | ACCUSE allege | rec=against,at,obj.against,obj.of
brand/label/dub | ACCUSE allege | rec=obj conf=0.5
liken/compare to + to:hitler,nazi,terrorist,apartheid | ACCUSE disapprove | rec=obj
denounce as | ACCUSE disapprove | rec=obj
investigate/probe/scrutinize | ACCUSE investigate | rec=obj+
inquire into | ACCUSE investigate | rec=into
look into | ACCUSE investigate | rec=into conf=0.6
open/launch/start/order/conduct/begin + investigation,inquiry,enquiry,probe | ACCUSE investigate | rec=into,against,of,obj.into,obj.against,obj.of
interrogate/question | ACCUSE investigate | rec=obj conf=0.6
audit/monitor | ACCUSE investigate | rec=obj+ conf=0.3

# --- REJECT ----------------------------------------------------------------------------------------
reject | REJECT | rec=obj+
reject + @demand,@offer,@aid | REJECT | rec=obj.by,obj.from,obj.poss,obj.of,obj.mod,from
reject + @talks,invitation,mediation | REJECT meet | rec=with,obj.with,obj.from,obj.by,obj.poss
refuse/decline + @talks,invitation,visit | REJECT meet | rec=with,obj.with,obj.from,obj.by,obj.poss
refuse/decline | REJECT | rec=obj+ conf=0.7
refuse/deny + entry,access,visa,permission,asylum,passage | REJECT | rec=iobj,to,obj
deny + @claim,involvement,responsibility,report,role,wrongdoing | REJECT | rec=by,from,obj.by,obj.from,obj.of,obj.poss,obj.mod conf=0.6
oppose | REJECT | rec=obj+
object | REJECT | rec=to,against
spurn/rebuff/snub/shun/ignore/disregard/defy/flout/disobey | REJECT | rec=obj+
turn down | REJECT | rec=obj+
turn away | REJECT | rec=obj
turn + back | REJECT | rec=on
rule out | REJECT | rec=with,obj+
dismiss | REJECT | rec=obj+
brush aside/off | REJECT | rec=obj+
shrug off | REJECT | rec=obj+
throw out + @demand,appeal,case,@offer | REJECT | rec=obj.by,obj.poss,obj.of
veto | REJECT | rec=obj+
vote against | REJECT | rec=against
vote down | REJECT | rec=obj+
resist/rebut/refute/contest/dispute/challenge/counter | REJECT | rec=obj+ conf=0.5
block + resolution,bid,@decision,membership,accession,proposal | REJECT | rec=obj.by,obj.poss,obj.of,obj+
overrule/override/overturn/invalidate | REJECT | rec=obj+ conf=0.5
renege on | REJECT | rec=with,on
boycott + talks,talk,summit,meeting,session | REJECT meet | rec=with,obj.with,in

# --- THREATEN --------------------------------------------------------------------------------------
threaten | THREATEN | rec=obj+,against
threaten with + with:@sanction,tariff | THREATEN restrict | rec=obj
threaten + @force,war,attack,strike,retaliation,invasion | THREATEN violence | rec=against,on,obj.against,obj.on
threaten + @sanction | THREATEN restrict | rec=against,on,obj.against,obj.on
warn | THREATEN | rec=obj conf=0.6
warn against/of/about/over | THREATEN | rec=obj conf=0.5
issue/give/deliver/present + ultimatum | THREATEN | rec=to,iobj,obj.to
issue/make + threat,warning | THREATEN | rec=to,against,obj.to,obj.against
vow/swear/pledge/promise + revenge,retaliation,vengeance | THREATEN violence | rec=against,on,obj.against
menace/intimidate/blackmail/bully | THREATEN | rec=obj
caution | THREATEN | rec=obj conf=0.4
saber-rattle | THREATEN violence | rec=against

# --- PROTEST ---------------------------------------------------------------------------------------
protest | PROTEST demo | rec=against,at,over,obj+ conf=0.7
protest against | PROTEST demo | rec=against
demonstrate | PROTEST demo | rec=against conf=0.6
demonstrate + @view,commitment,support,ability,importance | none
rally | PROTEST demo | rec=against,in conf=0.7
march | PROTEST demo | rec=against,on,to conf=0.7
picket | PROTEST demo | rec=obj+
take to + to:street | PROTEST demo | rec=against,in
stage/hold/organize/lead/join + @protest | PROTEST demo | rec=against,at,obj.against
riot/rampage | PROTEST riot | rec=in,against
loot | PROTEST riot | rec=obj
strike + nothing | PROTEST strike | rec=against conf=0.5
strike | ASSAULT | rec=obj+,in conf=0.6
go on + on:strike | PROTEST strike | rec=against
go on + on:hunger | PROTEST hunger |
walk out | PROTEST strike | rec=of,in conf=0.7
down + tool | PROTEST strike |
boycott | PROTEST boycott | rec=obj+
barricade | PROTEST obstruct | rec=obj conf=0.6
occupy + square,building,campus,office,factory | PROTEST obstruct | rec=obj.of,in
burn + flag,effigy,tyre,tire | PROTEST demo | rec=obj.of,obj.mod,in
vandalize/deface | PROTEST vandalize | rec=obj+
revolt/rebel/mutiny | PROTEST riot | rec=against
chant + slogan | PROTEST demo | rec=against

# --- SANCTION --------------------------------------------------------------------------------------
sanction/embargo/blacklist | SANCTION discontinue | rec=obj+
impose/slap/introduce/extend/tighten/place/announce/adopt/expand/renew/reimpose/widen/prolong + sanction,sanctions,embargo,tariff,penalty,measure,countermeasure,blacklist,duty,levy | SANCTION discontinue | rec=on,upon,against,obj.on,obj.against,obj
cut/sever/break/reduce/downgrade/suspend/freeze/curtail/scale/halt/end/terminate + @ties | SANCTION withdraw | ~ rec=with,to,obj.with
cut off + @ties | SANCTION withdraw | ~ rec=with,obj.with
break off + @ties,talks,talk,negotiation | SANCTION withdraw | rec=with,obj.with
cut/halt/suspend/stop/freeze/end/reduce/slash/withhold/terminate/cancel/discontinue/curb/block/ban/restrict/pause/postpone + @aid,@money,@arms,@goods,export,import,trade,purchase,sale,shipment,flight,delivery,transit,programme,program | SANCTION discontinue | rec=to,from,with,for,obj.to,obj.from,obj.with,obj.for
cut off + @aid,@goods,supply | SANCTION discontinue | rec=to,from,obj.to
suspend/halt/freeze/break/boycott/end/stop/delay + talk,talks,negotiation,dialogue,@visit,summit,meeting,@agreement,consultation,cooperation,@exercise,@project | SANCTION discontinue | rec=with,obj.with,to,obj.to,between,obj.between
cancel/postpone/abandon/scrap/shelve/skip/snub + talk,talks,negotiation,dialogue,@visit,summit,meeting,consultation | REJECT meet | rec=with,obj.with,to,obj.to,obj
cancel/postpone/abandon/scrap/shelve + @agreement,cooperation,@exercise,@project | REJECT | rec=with,obj.with,to,obj
pull out of + of:talk,talks,negotiation,summit,meeting | REJECT meet | rec=with
call off + @talks,@visit,@agreement,@exercise | REJECT meet | rec=with,obj.with,to,obj.to
pull out of + of:@agreement,@talks,@project,organization,organisation,bloc,alliance | SANCTION withdraw | rec=with,of
walk out of | SANCTION withdraw | rec=of,with
withdraw from + from:@agreement,@talks,organization,organisation,bloc,alliance,union,council,@project | SANCTION withdraw | rec=with,from
withdraw/recall + @diplomat | SANCTION withdraw | rec=from,to,in,obj.to,obj.from,obj.in
exit/quit/leave/abandon/tear/scrap/denounce/annul/revoke/repudiate/terminate/nullify/abrogate/violate/breach + @agreement | SANCTION withdraw | rec=with,obj.with,obj.between
tear up + @agreement | SANCTION withdraw | rec=with,obj.with
expel + @diplomat,official,@inspector,agency,organisation,organization,ngo,correspondent,journalist | SANCTION expel | rec=obj.mod,obj.poss,obj.from,obj.of,obj
declare + persona | SANCTION expel | rec=obj
suspend/expel/exclude/oust/ban from | SANCTION expel | rec=obj
close/shut/shutter + embassy,consulate | SANCTION withdraw | rec=in,to,obj.in,obj.poss,obj.mod
close/shut/seal + @border | COERCE restrict | rec=with,to,for,obj.with,obj.to
convict/sentence/fine/penalize/punish | SANCTION convict | rec=obj+
find guilty | SANCTION convict | rec=obj
ostracize/isolate | SANCTION discontinue | rec=obj
divest from | SANCTION discontinue | rec=from
derecognize | SANCTION withdraw | rec=obj
default on | SANCTION discontinue | rec=to,on conf=0.4
fire/dismiss/sack/oust/depose/remove + minister,general,official,commander,chief,governor,ambassador,judge | SANCTION expel | rec=obj conf=0.5

# --- MOBILIZE --------------------------------------------------------------------------------------
mobilize | MOBILIZE troops | rec=against,at,on,along
deploy/amass/mass/move/concentrate/station/send/dispatch/position/rush/mobilize/redeploy + @troops | MOBILIZE troops | rec=against,to,in,into,on,along,near,obj.on,obj.to
deploy/position/move/station/install/test/fire/launch/unveil/parade/send/place + @weapon,icbm | MOBILIZE weapons | rec=against,to,in,near,toward,towards,into,over,at
deploy/send/dispatch/mobilize + @police | MOBILIZE police | rec=to,in,against
deploy | MOBILIZE troops | rec=to,in,on,along,near,against conf=0.6
test-fire | MOBILIZE weapons | rec=toward,towards,near
put on + on:@alert | MOBILIZE troops | rec=against
place on + on:@alert | MOBILIZE troops | rec=against
go on + on:@alert | MOBILIZE troops | rec=against
build up + @troops,military,arsenal | MOBILIZE troops | rec=on,along,near,against
call up + reservist,conscript,troop,reserve | MOBILIZE troops | rec=against
reinforce + @troops,border,garrison,defence,defense | MOBILIZE troops | rec=with,on,against
militarize/rearm/remilitarize | MOBILIZE troops | rec=against,obj conf=0.6
conscript/draft | MOBILIZE troops | rec=obj conf=0.4
patrol | MOBILIZE troops | rec=in,obj+ conf=0.5
scramble + jet,fighter,aircraft,plane | MOBILIZE weapons | rec=against,to
cordon off | MOBILIZE police | rec=obj
declare + war | THREATEN violence | rec=on,against
enrich + uranium | MOBILIZE weapons |

# --- COERCE ----------------------------------------------------------------------------------------
arrest/detain/imprison/jail/incarcerate/apprehend/intern | COERCE arrest | rec=obj+
take into + into:custody | COERCE arrest | rec=obj
round up | COERCE arrest | rec=obj
capture + @person,@troops,suspect,leader | COERCE arrest | rec=obj,obj.from,obj.mod
capture/seize/occupy/annex/overrun/conquer/retake/recapture | COERCE seize | rec=obj+,from
take over | COERCE seize | rec=obj+ conf=0.5
take + control,@territory | COERCE seize | rec=of,from,obj.of
confiscate/impound/expropriate/nationalize/commandeer/requisition/usurp | COERCE seize | rec=obj+,from
freeze/seize/confiscate + asset,account,fund,property | COERCE seize | rec=obj.of,obj.poss,of,obj.mod,from
board + @vessel | COERCE seize | rec=obj.mod,obj.poss,obj.from
raid | COERCE seize | rec=obj+ conf=0.6
demolish/bulldoze | ASSAULT destroy | rec=obj+
blockade/besiege/encircle/quarantine | COERCE restrict | rec=obj+
lay + siege | COERCE restrict | rec=to,obj.to
ban/outlaw/prohibit/bar/forbid/proscribe | COERCE restrict | rec=obj+,from
restrict/limit/curb/curtail/obstruct/hamper/impede | COERCE restrict | rec=obj+,for,on conf=0.6
impose/introduce/place/tighten/enforce/extend/order + @restriction,lockdown,ban,limit | COERCE restrict | rec=on,upon,against,for,in,obj.on,obj.against
impose/declare/order/extend/enforce + curfew | COERCE curfew | rec=in,on,obj.in,obj.on
impose/declare/extend/introduce/proclaim + law,emergency | COERCE martial-law | rec=in,on
censor/muzzle/gag/silence/suppress | COERCE censor | rec=obj+
block/ban/close/shut/suspend/jam/restrict/throttle + @media | COERCE censor | rec=obj+,in
shut down + @media | COERCE censor | rec=obj+,in
block | COERCE restrict | rec=obj+,from conf=0.5
deport/banish/exile/evict | COERCE deport | rec=obj+,to,from
expel | COERCE deport | rec=obj,obj+,from
displace/uproot | COERCE deport | rec=obj+
withhold | COERCE withhold | rec=from,to,obj+
refuse + payment,supply | COERCE withhold | rec=to
hack/cyberattack | COERCE cyber | rec=obj+,into ctx=cyber
hack into | COERCE cyber | rec=into,of ctx=cyber
breach + network,server,computer | COERCE cyber | rec=obj.of,obj.poss,obj.mod ctx=cyber
spy on | COERCE | rec=on ctx=intelligence
wiretap/eavesdrop/bug | COERCE | rec=on,obj ctx=intelligence
spread/disseminate/circulate/peddle + disinformation,misinformation,propaganda,falsehood,lie,rumor,rumour | COERCE misinformation | rec=about,against,in ctx=misinformation
meddle/interfere | COERCE | rec=in conf=0.7
disinform/smear/defame/slander | COERCE misinformation | rec=obj+
rig + election,vote | COERCE | rec=in
repress/oppress/persecute/subjugate/coerce/harass/crush/quell/quash | COERCE | rec=obj+
crack down | COERCE restrict | rec=on
clamp down | COERCE restrict | rec=on
put down + @protest | COERCE | rec=of,in
dissolve/disband + parliament,@party,assembly | COERCE restrict | rec=in
disqualify/debar | COERCE restrict | rec=obj

# --- ASSAULT ---------------------------------------------------------------------------------------
attack | ASSAULT | rec=obj+,in
attack + @rival,@claim,@decision,plan,idea,argument | ACCUSE disapprove | rec=obj+
fight + @rival | none
fight | ASSAULT | rec=obj+,against,with conf=0.7
fight against/with | ASSAULT | rec=against,with conf=0.7
fight against + against:@rival,corruption,crime,terrorism | none
fight for + for:@right | none
battle | ASSAULT | rec=obj,against,with conf=0.6
clash | ASSAULT | ~ rec=with
skirmish | ASSAULT | ~ rec=with
exchange + fire,shot,gunfire | ASSAULT firearms | ~ rec=with
kill/slay/murder/massacre/slaughter/execute/lynch/behead/butcher/exterminate/annihilate/decapitate | ASSAULT | rec=obj+
assassinate | ASSAULT targeted | rec=obj+
wound/injure/maim/harm/hurt | ASSAULT | rec=obj+ conf=0.7
execute + plan,@agreement,order,contract,@project | none
shoot/gun/snipe | ASSAULT firearms | rec=obj+,at
gun down | ASSAULT firearms | rec=obj+
shoot down | ASSAULT heavy-weapons | rec=obj+
shoot dead | ASSAULT firearms | rec=obj+
fire on/at/upon | ASSAULT firearms | rec=on,at,upon
open + fire | ASSAULT firearms | rec=on,at,upon
fire + rocket,missile,mortar,shell,artillery,salvo | ASSAULT heavy-weapons | rec=at,into,on,against,toward,towards
shell/bombard/pound/pummel | ASSAULT heavy-weapons | rec=obj+
bomb | ASSAULT explosives | rec=obj+
bomb + subj:plane,jet,aircraft,warplane,force,helicopter | ASSAULT aerial | rec=obj+
blow up | ASSAULT explosives | rec=obj+
detonate | ASSAULT explosives | rec=in,near,at
ambush/storm/assault/rout/maul | ASSAULT | rec=obj+
invade | ASSAULT | rec=obj+
strike + @territory,@building,base,target,convoy,position | ASSAULT aerial | rec=obj+,in
hit + @building,base,target,convoy,position | ASSAULT | rec=obj.in,obj.of,obj.mod,in conf=0.6
launch/carry/conduct/mount/wage + @operation,war,rocket | ASSAULT | rec=on,against,in,obj.on,obj.against,at
carry out + @operation,bombing | ASSAULT | rec=on,against,in,obj.on,obj.against
launch + missile,rocket,strike,airstrike | ASSAULT heavy-weapons | rec=on,at,against,into,obj.on,obj.against
abduct/kidnap/hijack | ASSAULT abduct | rec=obj+
take + hostage,captive | ASSAULT abduct | rec=obj+
torture/mistreat/maltreat/abuse | ASSAULT torture | rec=obj+
beat/punch/kick/slap/thrash/flog/whip/batter | ASSAULT beat | rec=obj+ conf=0.6
beat up | ASSAULT beat | rec=obj
rape/molest | ASSAULT sexual | rec=obj+
stab/stone/knife/spear | ASSAULT primitive | rec=obj+
poison/gas | ASSAULT unconventional | rec=obj+ conf=0.6
destroy/raze/torch/sabotage/ransack/burn/devastate/wreck/obliterate | ASSAULT destroy | rec=obj+,in
burn down | ASSAULT destroy | rec=obj
set fire to | ASSAULT destroy | rec=to
fire + gas,canister,@gas | ASSAULT crowd-control | rec=at,on,into
use + teargas,@gas,water-cannon | ASSAULT crowd-control | rec=against,on
disperse | ASSAULT crowd-control | rec=obj conf=0.6
teargas | ASSAULT crowd-control | rec=obj
violate/break/breach + @ceasefire | ASSAULT | rec=with,obj.with,in

# --- further wordings ---------------------------------------------------------------------------
free | RETREAT release | rec=obj,obj.mod,obj.from conf=0.6
let go | RETREAT release | rec=obj
free on + on:bail,parole | RETREAT release | rec=obj
call off + strike,boycott,protest,march,blockade,hunger | CONCEDE | rec=against,obj.against
lift + ban,embargo,blockade,siege,curfew,suspension,moratorium | CONCEDE | rec=on,against,obj.on,obj.against,obj.of,to,for
reduce/cut/lower/slash + tariff,duty,levy | CONCEDE | rec=on,obj.on
grant/give + permission,authorization,access,right,citizenship,autonomy,leave,waiver,extension | CONCEDE | rec=iobj,to,obj.to,obj
drop + charge,case,investigation,probe,lawsuit,complaint,claim | CONCEDE | rec=against,obj.against,of
reinstate | CONCEDE | rec=obj conf=0.5
reverse/revoke/overturn/quash + decision,conviction,detention,order,sentence | CONCEDE | rec=obj.on,obj.against,against,for conf=0.5
declare/announce + truce,ceasefire,cease-fire,cessation,armistice | CONCEDE | ~ rec=with,obj.with conf=0.7
return/restitute/repatriate + artifact,artefact,painting,remains,skull,treasure,antiquity,manuscript,statue,sculpture,bible,relic,property,land,asset,body,bone,bust,bronze,book,coin | RETREAT | rec=to,obj.to
return | RETREAT | rec=to conf=0.3
leave + country,territory,area,zone,region,province,base | RETREAT withdraw | rec=obj.of conf=0.4
open + border | AID | rec=to,for conf=0.5
let free | RETREAT release | rec=obj
arrive/land/deploy + subj:peacekeeper | AID | rec=in,at,to,into,along conf=0.6
serve/participate/join in + in:peacekeeping | AID | rec=in,obj.in conf=0.5
reach/strike/seal/clinch/conclude + @agreement | SUPPORT | ~ rec=with,obj.with,obj.between conf=0.7
agree + @agreement | SUPPORT | ~ rec=with,obj.with,obj.between conf=0.7
agree on/upon + @agreement | SUPPORT | ~ rec=with conf=0.6
launch/open/order/begin/start + investigation,probe,inquiry,enquiry,audit | ACCUSE investigate | rec=into,against,obj.into,obj.of,obj.against,of
head/lead/conduct + investigation,probe,inquiry,enquiry | ACCUSE investigate | rec=into,obj.into,of,obj.of
launch/take/start/begin/bring/file + action,proceedings,lawsuit,suit,case,complaint | ACCUSE allege | rec=against,obj.against conf=0.7
file/bring/press/prefer/lay + charge | ACCUSE allege | rec=against,obj.against,on
search | ACCUSE investigate | rec=obj,obj.of,obj.poss conf=0.4
seek + sentence,conviction | ACCUSE allege | rec=for,obj.for,against
issue/obtain/seek + warrant | COERCE arrest | rec=for,against,obj.for,obj.against conf=0.7
call + name,liar,criminal,killer,traitor,terrorist,fool,coward,disgrace,puppet | ACCUSE disapprove | rec=iobj,obj
launch/mount/make/unleash/deliver + attack,tirade,broadside,salvo | ASSAULT | rec=on,against,obj.on,obj.against
hold + hostage,shield | ASSAULT abduct | rec=obj conf=0.6
hold/use as + as:shield,hostage | ASSAULT | rec=obj
hit/target | ASSAULT | rec=obj+ conf=0.5
violate/breach/break + ceasefire,cease-fire,truce,armistice | ASSAULT | rec=with,obj.with conf=0.6
remain/stay on + on:alert | MOBILIZE troops | rec=in,at,near,along conf=0.8
put/place on + on:alert | MOBILIZE troops | rec=obj
strengthen/reinforce/bolster/boost/intensify/beef/increase/augment + force,troop,garrison,presence,deployment,defence,defense | MOBILIZE troops | rec=in,at,along,near,against,obj.in,obj.on,obj.along
beef up + force,troop,garrison,presence,deployment,security,patrol | MOBILIZE troops | rec=in,at,along,near,against,obj.in,obj.along
declare/impose/proclaim + state,emergency,siege,law | COERCE martial-law | rec=in,on,across,over,obj.in conf=0.7
close/seal/shut + border,crossing,checkpoint,airspace,frontier | COERCE restrict | rec=with,to,into,obj.with,obj.to,obj.into,obj.between
suspend/ban/close/shut + publication,newspaper,broadcast,channel,website,station | COERCE censor | rec=obj,obj.of
force out/from/into | COERCE | rec=obj
overthrow/oust/topple/depose | COERCE | rec=obj conf=0.6
welcome/accept/take/receive/admit/shelter/host + refugee,migrant,asylum,evacuee | AID | rec=obj,obj.from,from conf=0.6
spend/award/allocate/disburse | AID | rec=to,for,on,obj.to,iobj conf=0.5
send/deploy/dispatch + peacekeeper,medic,doctor,nurse,aid,rescuer | AID | rec=to,in,into,obj.to
withdraw/pull/remove + peacekeeper,observer,monitor,mission | SANCTION withdraw | rec=from,obj.from
give/hand/award/grant + account,information,evidence,datum,intelligence | COOPERATE | rec=to,iobj,with
hand over + vehicle,equipment,ambulance,medicine,supply,truck,generator,boat | AID | rec=to,obj.to,for
give/set/issue + deadline,ultimatum | THREATEN | rec=iobj,to,for,obj.for,obj.to
introduce/table/draft + sanction,bill | THREATEN | rec=against,obj.against conf=0.3
leave/quit/storm + meeting,talk,session,negotiation,summit | REJECT meet | rec=with,obj.with
storm out | REJECT meet | rec=of,with
stop/cease + work | PROTEST strike | rec=at,against
shun/boycott + election,poll,vote,work,referendum,summit,session,game | PROTEST boycott | rec=obj.of,obj.in,against
reaffirm/reiterate/underline/underscore/restate + commitment,support,solidarity,friendship | SUPPORT | rec=to,for,with,obj.to,obj.for,obj.with
reiterate + demand,call,appeal,request | REQUEST | rec=to,on,obj.to,obj.on
extend + curfew,emergency,ban,restriction,siege | COERCE restrict | rec=in,on,obj.in,obj.on,obj.against
