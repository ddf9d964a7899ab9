# Nouns that state an event. Format: docs/LEXICON.md.
# "weak": only where a verb or copula governs the noun.

# --- CONSULT
visit/trip | CONSULT visit | act=by,poss,of,from,mod rec=to,in
state/official/working visit | CONSULT visit | act=by,poss,of,from,mod rec=to,in
tour | CONSULT visit | act=by,poss,of,mod rec=of,to,in
travel | CONSULT visit | act=by,poss,of rec=to conf=0.6
stopover/arrival | CONSULT visit | act=of,by,poss rec=in,to,at conf=0.6
talks/talk/negotiation/discussion/consultation/deliberation/dialogue/meeting/summit/conversation/parley | CONSULT | ~ act=between,among,poss,of,mod rec=with
peace talks/talk/negotiation/process | CONSULT | ~ act=between,among,poss,mod rec=with
phone call | CONSULT phone | ~ act=between,poss,by,from rec=with,to
telephone conversation/call | CONSULT phone | ~ act=between,poss,by,from rec=with,to
video conference/call/link | CONSULT phone | ~ act=between,poss,by rec=with
videoconference/teleconference | CONSULT phone | ~ act=between,poss rec=with
call | CONSULT phone | act=by,poss,from rec=with conf=0.3 weak
exchange + of:view,opinion,message,letter,idea | CONSULT | ~ act=between rec=with
conference/forum/roundtable/session/symposium | CONSULT | ~ act=between,among,of rec=with weak conf=0.5
mediation/arbitration | CONSULT third-party | act=by,poss,of,mod rec=between
mediator/intermediary/go-between | CONSULT third-party | act=subj rec=between,in
host | CONSULT visit | act=subj rec=to conf=0.4 weak
guest | CONSULT visit | act=subj rec=of,poss conf=0.5 weak
delegation/envoy/mission | CONSULT visit | act=from,poss,of,mod rec=to conf=0.4 weak
contact/interaction/engagement | CONSULT | ~ act=between,among,poss rec=with weak conf=0.6
reception/audience | CONSULT | ~ act=poss,of rec=for,with weak conf=0.4
diplomacy | CONSULT | ~ act=between,poss,mod rec=with weak conf=0.4

# --- SUPPORT
support/backing/endorsement/approval | SUPPORT | act=poss,from,by,mod,of rec=for,to
praise/commendation/acclaim | SUPPORT | act=poss,from,by,mod rec=for,of,to
recognition | SUPPORT | act=by,poss,from,mod rec=of
congratulation/congratulations/felicitation | SUPPORT | act=from,poss,by,mod rec=to
solidarity/sympathy/condolence/condolences/gratitude/appreciation/thanks/admiration | SUPPORT | act=from,poss,of,by rec=with,to,for
ally/friend/supporter/backer/patron/champion/sponsor | SUPPORT | act=subj rec=of,poss,to conf=0.7
ally/friend/partner to | SUPPORT | act=subj rec=to
partner | COOPERATE | act=subj rec=of,poss,for,mod conf=0.6
trading/trade partner | COOPERATE | act=subj rec=of,poss,for field=trade
strategic partner | SUPPORT | act=subj rec=of,poss,for
friendship/brotherhood | SUPPORT | ~ act=between,poss,of,among rec=with weak
alliance | SUPPORT | ~ act=between,poss,among,of rec=with weak conf=0.7
strategic/comprehensive partnership | SUPPORT | ~ act=between,poss rec=with weak
ties/tie/relations/relation/relationship/link/links/bond | SUPPORT | ~ act=between,among,poss,of,mod rec=with weak conf=0.6
diplomatic relations/relation/ties/tie | SUPPORT | ~ act=between,poss rec=with weak
rapprochement/detente/détente/normalization/reconciliation | SUPPORT | ~ act=between,poss,of rec=with
signing/conclusion/ratification + of:@agreement | SUPPORT | ~ act=between,by,poss rec=with,between
signature/ratification | SUPPORT | act=by,poss,of conf=0.5 weak
agreement/accord/pact/treaty/deal/memorandum/protocol/contract | AGREE | ~ act=between,among,poss,by rec=with weak conf=0.6
trade agreement/deal/pact | AGREE | ~ act=between,among,poss,mod rec=with weak field=trade
peace agreement/deal/accord/treaty | AGREE | ~ act=between,among,poss rec=with weak
consensus/compromise/settlement/understanding | AGREE | ~ act=between,among,poss,of rec=with weak conf=0.6

# --- AGREE
pledge/promise/offer/commitment | AGREE | act=by,poss,from,of,mod rec=to,for
guarantee/assurance | AGREE | act=from,by,poss,of rec=to,for
proposal | AGREE | act=by,poss,from,mod rec=to conf=0.5 weak
readiness/willingness | AGREE | act=of,poss,by rec=with,to conf=0.5 weak

# --- CONCEDE, RETREAT
apology | CONCEDE | act=from,by,poss,of rec=to,for
concession | CONCEDE | act=by,from,poss,of rec=to
pardon/amnesty/clemency | CONCEDE | act=by,from,poss rec=for,of,to
lifting/easing/relaxation/removal + of:@restriction,@sanction | CONCEDE | act=by,poss rec=on,against
withdrawal/pullout/pullback/retreat | RETREAT withdraw | act=of,by,poss,mod rec=from
troop withdrawal/pullout/pullback | RETREAT withdraw | act=by,poss,of rec=from
withdrawal + from:@agreement,organization,organisation,union,bloc,alliance | SANCTION withdraw | act=by,of,poss,mod rec=with
disengagement/de-escalation | RETREAT withdraw | ~ act=between,of,by,poss rec=with,from
release | RETREAT release | act=by,from,poss rec=of conf=0.6
prisoner swap/exchange | COOPERATE | ~ act=between,poss rec=with
ceasefire/cease-fire/truce/armistice | RETREAT ceasefire | ~ act=between,by,of,poss rec=with,in conf=0.7
disarmament/demobilization/demilitarization/denuclearization | RETREAT disarm | act=of,by,poss,mod rec=of
resignation/abdication | RETREAT resign | act=of,by,poss,mod
surrender | RETREAT | act=of,by,poss rec=to

# --- COOPERATE
cooperation/co-operation/collaboration/coordination | COOPERATE | ~ act=between,among,poss,of,mod rec=with weak
partnership | COOPERATE | ~ act=between,among,poss,of rec=with weak
trade/commerce/turnover | COOPERATE | ~ act=between,among,poss,of,mod rec=with field=trade weak
bilateral trade/commerce/turnover/cooperation/collaboration | COOPERATE | ~ act=between,among,poss,of rec=with weak
export/sale/supply/delivery/shipment/consignment | COOPERATE | act=by,from,poss,mod rec=to field=trade conf=0.7
import/purchase | COOPERATE | act=by,poss,mod,of rec=from field=trade conf=0.7
investment | COOPERATE | act=by,from,poss,mod rec=in,into field=investment conf=0.7
joint venture/project/production/enterprise/company/assembly/committee/commission/programme/program | COOPERATE | ~ act=between,by,of,poss rec=with
exchange | COOPERATE | ~ act=between,poss,among rec=with weak conf=0.6
student/cultural/academic/educational exchange | COOPERATE | ~ act=between,poss rec=with
exchange programme/program | COOPERATE | ~ act=between rec=with field=education
joint exercise/drill/training/manoeuvre/maneuver/patrol | COOPERATE | ~ act=between,by,of,poss rec=with field=defence
military cooperation/collaboration | COOPERATE | ~ act=between,poss,of rec=with weak field=defence
technology transfer | COOPERATE | act=by,from rec=to field=technology
transfer + of:technology,know-how,expertise | COOPERATE | act=by,from,poss rec=to field=technology
extradition | COOPERATE | act=by,from,poss rec=to field=law
intelligence sharing/cooperation | COOPERATE | ~ act=between,by,of,poss rec=with field=security
construction + of:@project | COOPERATE | act=by,poss rec=in,for weak conf=0.4

# --- AID
aid/assistance/relief | AID | act=from,by,poss,mod,of rec=to,for
humanitarian/military/financial/economic/development/technical/food aid/assistance/support/relief | AID | act=from,by,poss,of rec=to,for
grant/loan/donation/bailout/subsidy | AID | act=from,by,poss,of,mod rec=to,for
credit line | AID | act=from,by,poss rec=to,for
help | AID | act=from,by,poss,of rec=to,for conf=0.6
scholarship | AID | act=from,by,poss rec=to,for field=education conf=0.7
debt relief/cancellation/forgiveness | AID | act=by,from rec=for,to field=finance
rescue/evacuation | AID | act=by,poss rec=of,from conf=0.6
arms/weapons/weapon supply/delivery/shipment/transfer | AID | act=from,by,poss,of,mod rec=to field=defence
arms/weapons sale/deal | COOPERATE | act=from,by,poss,of,between rec=to,with field=defence
provision | AID | act=by,poss,from rec=to conf=0.5
donor/lender/creditor | AID | act=subj rec=of,to,poss conf=0.6
asylum/sanctuary | AID | act=by,from,poss,in rec=to,for weak conf=0.6

# --- REQUEST
request/appeal/plea/petition | REQUEST | act=by,from,poss,of,mod rec=to,for
demand | REQUEST | act=by,from,poss,of rec=on,to,for conf=0.6 weak
call + for:@ceasefire,withdrawal,release | REQUEST yield | act=by,from,poss rec=on,to
call + for:@talks | REQUEST meet | act=by,from,poss rec=on,to
pressure | REQUEST | act=from,by,poss,of,mod rec=on,upon conf=0.6

# --- ACCUSE
condemnation/criticism/denunciation/censure/rebuke/reprimand/disapproval/reproach | ACCUSE disapprove | act=by,from,poss,mod rec=of,against,for
concern/anger/outrage/dissatisfaction/discontent/displeasure/indignation/alarm/dismay | ACCUSE disapprove | act=of,poss,in,by,among rec=over,about,at,with weak conf=0.5
complaint/grievance | ACCUSE disapprove | act=by,from,poss,of rec=against,about
critic/opponent/detractor | ACCUSE disapprove | act=subj rec=of,poss
accusation/allegation | ACCUSE allege | act=by,from,poss,of rec=against,of
blame | ACCUSE allege | act=by rec=on,for conf=0.6
lawsuit/indictment/prosecution | ACCUSE allege | act=by,poss,from rec=against,of
investigation/probe/inquiry/enquiry | ACCUSE investigate | act=by,poss,mod rec=into,of,against
dispute/row/quarrel/feud/spat/disagreement/rift | ACCUSE disapprove | ~ act=between,among,poss,of rec=with weak
tension/rivalry/hostility | ACCUSE disapprove | ~ act=between,among rec=with,toward,towards weak conf=0.5

# --- REJECT, THREATEN, PROTEST
refusal/rejection | REJECT | act=by,of,poss,from rec=of
opposition/resistance/objection | REJECT | act=by,of,poss,from,mod rec=to,against
veto | REJECT | act=by,of,poss,mod rec=of,on,against
denial | REJECT | act=by,poss,of,from rec=of conf=0.5 weak
threat | THREATEN | act=by,from,of,poss,mod rec=to,against conf=0.6
ultimatum | THREATEN | act=by,from,poss rec=to
warning | THREATEN | act=by,from,poss rec=to,against conf=0.6
declaration + of:war | THREATEN violence | act=by,poss rec=on,against
protest/demonstration/rally/march/vigil/sit-in/picket | PROTEST demo | act=by,of,poss,mod,in rec=against,at,outside
hunger strike | PROTEST hunger | act=by,of,poss rec=against
general strike | PROTEST strike | act=by,of,in rec=against
walkout/stoppage | PROTEST strike | act=by,of,in rec=against,at
riot/unrest/uprising/rebellion/revolt/mutiny | PROTEST riot | act=by,of,in,mod rec=against
boycott | PROTEST boycott | act=by,of,poss rec=of,against conf=0.7
blockade + of:road,highway,bridge,railway | PROTEST obstruct | act=by,of rec=of

# --- SANCTION, MOBILIZE
sanction/sanctions/embargo | SANCTION discontinue | act=by,from,of,poss,mod rec=on,against,upon
arms/trade/oil embargo | SANCTION discontinue | act=by,from,poss,mod rec=on,against
trade war/dispute | SANCTION discontinue | ~ act=between,poss rec=with,against field=trade
tariff/penalty/countermeasure | SANCTION discontinue | act=by,poss,mod rec=on,against conf=0.6
severance/rupture/downgrading + of:@ties | SANCTION withdraw | ~ act=between,by rec=with
expulsion | SANCTION expel | act=by,from,poss rec=of
recall + of:@diplomat | SANCTION withdraw | act=by,poss rec=from,to
suspension/cancellation/postponement/termination/cessation | SANCTION discontinue | act=by,poss rec=of,to,with weak conf=0.5
conviction/sentencing | SANCTION convict | act=by,in rec=of conf=0.6
mobilization/deployment/build-up/buildup | MOBILIZE troops | act=by,of,poss,mod rec=in,to,along,on,near,against
show + of:force,strength | MOBILIZE troops | act=by,of,poss rec=against,to
nuclear/missile/rocket/weapon/weapons test | MOBILIZE weapons | act=by,poss,of
missile/rocket/satellite launch | MOBILIZE weapons | act=by,poss,of,mod rec=toward,towards,into
military exercise/drill/manoeuvre/maneuver/parade | MOBILIZE troops | act=by,of,poss,in rec=near,against weak conf=0.5

# --- COERCE
arrest/detention/imprisonment/jailing | COERCE arrest | act=by,poss,in rec=of
seizure/confiscation/annexation/occupation/capture/expropriation | COERCE seize | act=by,poss,mod rec=of
crackdown/repression/persecution/clampdown | COERCE | act=by,poss,mod rec=on,against,of
ban/restriction/curb | COERCE restrict | act=by,poss,mod,from rec=on,of,against conf=0.7
blockade/siege | COERCE restrict | act=by,poss,mod rec=of,against
curfew | COERCE curfew | act=by,in,poss rec=in,on
martial law | COERCE martial-law | act=by,in,poss rec=in,on
deportation/banishment | COERCE deport | act=by,from,poss rec=of,to
censorship | COERCE censor | act=by,in,poss,mod rec=of,on
cyberattack/cyber-attack/hacking | COERCE cyber | act=by,from,poss,mod,of rec=on,against,of ctx=cyber
cyber attack | COERCE cyber | act=by,from,poss,mod,of rec=on,against ctx=cyber
disinformation/misinformation/propaganda | COERCE misinformation | act=by,from,poss,mod,of rec=against,about,on weak ctx=misinformation
disinformation/misinformation/propaganda/smear campaign | COERCE misinformation | act=by,from,poss,mod,of rec=against ctx=misinformation
interference/meddling/intervention | COERCE | act=by,from,of,poss,mod rec=in conf=0.6
coercion/harassment | COERCE | act=by,from,poss,mod,of rec=of,against
espionage/spying | COERCE | act=by,from,poss,mod,of rec=on,against,in weak ctx=intelligence conf=0.6

# --- ASSAULT
attack/assault/raid/offensive/incursion/aggression/onslaught | ASSAULT | act=by,poss,from,mod,of rec=on,against,in,into,upon
invasion | ASSAULT | act=by,poss,mod rec=of,against
war/conflict/fighting/clash/skirmish/hostilities/battle | ASSAULT | ~ act=between,among,poss,of rec=with,against,on weak conf=0.6
killing/murder/massacre/slaying/slaughter | ASSAULT | act=by,poss rec=of
assassination | ASSAULT targeted | act=by,poss rec=of
shooting/gunfire | ASSAULT firearms | act=by,poss rec=of,at,on
bombing/explosion/blast | ASSAULT explosives | act=by,poss,mod rec=of,in,on,at conf=0.7
suicide bombing/attack | ASSAULT suicide-attack | act=by rec=on,in,of,against
air strike/raid/attack/bombardment/campaign | ASSAULT aerial | act=by,poss,mod,of rec=on,in,against,of
airstrike | ASSAULT aerial | act=by,poss,mod,of rec=on,in,against
drone strike/attack | ASSAULT drone | act=by,poss,mod,of,from rec=on,in,against
missile/rocket/artillery/mortar strike/attack/fire/barrage | ASSAULT heavy-weapons | act=by,poss,mod,of,from rec=on,in,against
shelling/bombardment | ASSAULT heavy-weapons | act=by,poss,mod rec=of,on
abduction/kidnapping/hijacking | ASSAULT abduct | act=by,poss rec=of
torture/mistreatment/ill-treatment | ASSAULT torture | act=by,poss rec=of conf=0.7
beating | ASSAULT beat | act=by,poss rec=of
rape | ASSAULT sexual | act=by,poss rec=of
destruction/sabotage | ASSAULT destroy | act=by,poss rec=of
gas/chemical/nuclear/biological attack | ASSAULT unconventional | act=by,poss,mod,of rec=on,against,in
heart/asthma/panic attack | none
attack + of:conscience | none
trade union | none
