# Predicates that embed another event and change its meaning. Format: docs/LEXICON.md.
# Verbs unless the pattern says n. (noun) or a. (adjective).

# --- intend: agrees, decides ---------------------------------------------------------------------
agree | intend | comp=inf,that,noun addr=with
agree on/upon/to | intend | comp=noun,ing,that addr=with
decide | intend | comp=inf,that
decide on | intend | comp=noun,ing
choose | intend | comp=inf
elect | intend | comp=inf
opt | intend | comp=inf
opt for | intend | comp=noun,ing
resolve | intend | comp=inf,that
determine | intend | comp=inf
consent | intend | comp=inf,that
consent to | intend | comp=noun,ing
accept + @offer,invitation | intend | comp=inf
approve | intend | comp=noun,that
authorize | intend | comp=noun,inf
undertake | intend | comp=inf
intend | intend | comp=inf,that,ing
mean | intend | comp=inf
propose | promise | comp=inf,that,noun,ing addr=to
prepare | plan | comp=inf,noun
prepare for | plan | comp=noun,ing
commit to | promise | comp=noun,ing,inf addr=to
agreement n. | intend | comp=inf,that,on,for who=poss,between,mod addr=with
decision n. | intend | comp=inf,that,on who=poss,by,mod
resolution n. | intend | comp=inf who=poss,by,mod
determination n. | intend | comp=inf who=poss,by,mod
intention n. | intend | comp=inf,of,that who=poss,of,mod
intent n. | intend | comp=inf,on who=poss,mod
approval n. | intend | comp=inf,for,of who=poss,by,mod
determined a. | intend | comp=inf
committed a. to | promise | comp=inf,ing,noun addr=to
intent a. on | intend | comp=ing,noun

# --- promise: offers, pledges, vows --------------------------------------------------------------
promise | promise | comp=inf,that,noun addr=iobj,obj,to
pledge | promise | comp=inf,that,noun addr=to
vow | promise | comp=inf,that,noun addr=to
swear | promise | comp=inf,that addr=to
commit | promise | comp=inf addr=to
guarantee | promise | comp=inf,that,noun addr=iobj,obj
assure | promise | comp=that addr=obj
reassure | promise | comp=that addr=obj
offer | promise | comp=inf,noun addr=iobj,to
volunteer | promise | comp=inf,noun addr=to
promise n. | promise | comp=inf,that,of who=poss,by,of,mod addr=to
pledge n. | promise | comp=inf,that,of who=poss,by,of,mod addr=to
vow n. | promise | comp=inf,that who=poss,by,mod
commitment n. | promise | comp=inf,to,that who=poss,by,of,mod
offer n. | promise | comp=inf,of,for who=poss,by,of,mod addr=to
guarantee n. | promise | comp=that,of who=poss,by,mod addr=to
assurance n. | promise | comp=that,of who=poss,by,mod addr=to
proposal n. | promise | comp=inf,for,that who=poss,by,mod addr=to
ready a. | promise | comp=inf addr=with
ready a. for | promise | comp=noun,ing addr=with
willing a. | promise | comp=inf
prepared a. | promise | comp=inf
prepared a. for | promise | comp=noun
eager a. | seek | comp=inf
keen a. | seek | comp=inf
keen a. on | seek | comp=noun,ing
readiness n. | promise | comp=inf,for who=poss,of,mod
willingness n. | promise | comp=inf who=poss,of,mod
open a. to | promise | comp=noun,ing

# --- seek: wants, hopes, aims --------------------------------------------------------------------
want | seek | comp=inf,noun
wish | seek | comp=inf,that
desire | seek | comp=inf,noun
like | seek | comp=inf
love | seek | comp=inf
hope | seek | comp=inf,that
hope for | seek | comp=noun
seek | seek | comp=inf,noun
aim | seek | comp=inf
aim at/for | seek | comp=ing,noun
aspire | seek | comp=inf
aspire to | seek | comp=noun
strive | seek | comp=inf
strive for | seek | comp=noun
try | seek | comp=inf,ing
attempt | seek | comp=inf,noun
endeavor | seek | comp=inf
work | continue | comp=inf
work on | seek | comp=ing,noun
work towards/toward/for | seek | comp=ing,noun
push for | seek | comp=noun,ing
press for | seek | comp=noun
lobby for | seek | comp=noun
bid | seek | comp=inf
look | seek | comp=inf
look for | seek | comp=noun
look forward to | seek | comp=noun,ing
long for | seek | comp=noun
yearn for | seek | comp=noun
pursue | seek | comp=noun
favor | seek | comp=noun,ing
prefer | seek | comp=inf,noun,ing
need | seek | comp=inf,noun
express + interest,desire,wish,hope,intention,readiness,willingness | seek | comp=in,inf,for,of,that addr=to,with
voice + hope,desire,wish | seek | comp=that,for,of,inf
show + interest | seek | comp=in
have + interest,desire,wish,hope | seek | comp=in,inf,for,of,that
interested a. in | seek | comp=ing,noun
hopeful a. | seek | comp=that,of,about
anxious a. | seek | comp=inf
desire n. | seek | comp=inf,for,that who=poss,of,mod
wish n. | seek | comp=inf,for,that who=poss,of,mod
hope n. | seek | comp=of,that,for,inf who=poss,mod
aim n. | seek | comp=of,inf who=poss,of,mod
goal n. | seek | comp=of,inf who=poss,of,mod
ambition n. | seek | comp=inf,of who=poss,of,mod
interest n. | seek | comp=in who=poss,of,mod
bid n. | seek | comp=inf,for who=poss,by,mod
attempt n. | seek | comp=inf,at who=poss,by,mod
effort n. | seek | comp=inf,at,for who=poss,by,mod
drive n. | seek | comp=inf,for who=poss,by,mod
push n. | seek | comp=inf,for who=poss,by,mod
need n. | seek | comp=inf,for who=poss

# --- plan: plans, schedules, is expected ---------------------------------------------------------
plan | plan | comp=inf,noun
plan on | plan | comp=ing
plan for | plan | comp=noun
schedule | plan | comp=inf,noun,for
slate | plan | comp=inf,for
expect | plan | comp=inf,noun,that
anticipate | plan | comp=noun,inf,that
envisage | plan | comp=noun,ing,that
envision | plan | comp=noun,ing
foresee | plan | comp=noun,that
arrange | plan | comp=inf,noun
arrange for | plan | comp=noun,inf
set | plan | comp=inf
project | plan | comp=inf
poise | plan | comp=inf
go | plan | comp=inf
await | plan | comp=noun
organize | plan | comp=noun
plan n. | plan | comp=inf,for,of who=poss,by,of,mod
programme/program n. | plan | comp=inf who=poss,mod
schedule n. | plan | comp=for,inf who=poss
preparation n. | plan | comp=for,inf who=poss,by,mod
due a. | plan | comp=inf
set a. | plan | comp=inf
bound a. | plan | comp=inf
poised a. | plan | comp=inf
about a. | plan | comp=inf

# --- refuse ---------------------------------------------------------------------------------------
refuse | refuse | comp=inf,noun
decline | refuse | comp=inf,noun
reject | refuse | comp=noun,that,ing
rule out | refuse | comp=noun,ing,that
spurn | refuse | comp=noun
rebuff | refuse | comp=noun
turn down | refuse | comp=noun
balk at | refuse | comp=noun,ing
resist | refuse | comp=noun,ing
dismiss | refuse | comp=noun
brush aside/off | refuse | comp=noun
shun | refuse | comp=noun
refusal n. | refuse | comp=inf,of who=poss,by,of,mod
rejection n. | refuse | comp=of who=poss,by,mod
unwilling a. | refuse | comp=inf
unprepared a. | refuse | comp=inf

# --- threaten -------------------------------------------------------------------------------------
threaten | threaten | comp=inf,that,noun,ing addr=obj
threaten with | threaten | comp=noun,ing addr=obj
warn | threaten | comp=that,of addr=obj
threat n. | threaten | comp=inf,of,that who=poss,by,from,mod addr=to,against

# --- request --------------------------------------------------------------------------------------
ask | request | comp=inf,that,noun addr=obj,iobj
ask for | request | comp=noun,inf addr=obj,from
call on/upon | request | comp=inf addr=on,upon
call for | request | comp=noun,inf,ing addr=on,from
urge | request | comp=inf,that,noun addr=obj,on
request | request | comp=inf,that,noun addr=obj,from,of
demand | request | comp=inf,that,noun addr=from,of
appeal | request | comp=inf addr=to
appeal for | request | comp=noun addr=to
appeal to | request | comp=inf,noun addr=to
beg | request | comp=inf addr=obj
beseech | request | comp=inf addr=obj
implore | request | comp=inf addr=obj
entreat | request | comp=inf addr=obj
plead | request | comp=inf addr=with
plead for | request | comp=noun addr=with,from
press | request | comp=inf addr=obj
pressure | request | comp=inf addr=obj
push | request | comp=inf addr=obj
encourage | request | comp=inf addr=obj
invite | request | comp=inf addr=obj
exhort | request | comp=inf addr=obj
order | request | comp=inf addr=obj
command | request | comp=inf addr=obj
instruct | request | comp=inf addr=obj
direct | request | comp=inf addr=obj
tell | request | comp=inf addr=obj
advise | request | comp=inf addr=obj
counsel | request | comp=inf addr=obj
recommend | request | comp=that,ing,noun addr=to
suggest | promise | comp=that,ing,noun addr=to
insist on/upon | request | comp=noun,ing
petition | request | comp=inf,for addr=obj
lobby | request | comp=inf addr=obj
persuade | request | comp=inf addr=obj
convince | request | comp=inf addr=obj
force | request | comp=inf addr=obj
compel | request | comp=inf addr=obj
oblige | request | comp=inf addr=obj
require | request | comp=inf,that addr=obj
challenge | request | comp=inf addr=obj
remind | request | comp=inf addr=obj
caution | threaten | comp=that,against addr=obj
request n. | request | comp=inf,for,that,of who=poss,by,from,mod addr=to
call n. | request | comp=inf,for,on who=poss,by,from,mod addr=to,on
appeal n. | request | comp=inf,for who=poss,by,from,mod addr=to
demand n. | request | comp=inf,for,that who=poss,by,from,mod addr=to,on
plea n. | request | comp=inf,for who=poss,by,from,mod addr=to
petition n. | request | comp=inf,for who=poss,by,from,mod addr=to
order n. | request | comp=inf who=poss,by,from,mod addr=to
ultimatum n. | threaten | comp=inf,that who=poss,by,from,mod addr=to
invitation n. | request | comp=inf,for,to who=poss,by,from,mod addr=to

# --- accuse ---------------------------------------------------------------------------------------
accuse of | accuse | comp=ing,noun addr=obj
accuse | accuse | comp=of addr=obj
blame for | accuse | comp=noun,ing addr=obj
blame | accuse | comp=noun,for addr=obj,on
suspect of | accuse | comp=ing,noun addr=obj
charge with | accuse | comp=ing,noun addr=obj
allege | accuse | comp=that
fault for | accuse | comp=noun,ing addr=obj
accusation n. | accuse | comp=that,of who=poss,by,from,mod addr=against
allegation n. | accuse | comp=that,of who=poss,by,from,mod addr=against
suspicion n. | accuse | comp=that,of who=poss,by,mod addr=against

# --- deny -----------------------------------------------------------------------------------------
deny | deny | comp=ing,that,noun,inf
refute | deny | comp=noun,that
disavow | deny | comp=noun
disclaim | deny | comp=noun
denial n. | deny | comp=that,of who=poss,by,mod

# --- stop -----------------------------------------------------------------------------------------
stop | stop | comp=ing,noun
halt | stop | comp=noun,ing
cease | stop | comp=inf,ing,noun
suspend | stop | comp=noun,ing
end | stop | comp=noun,ing
discontinue | stop | comp=noun,ing
freeze | stop | comp=noun
cut | stop | comp=noun
cut off | stop | comp=noun
break off | stop | comp=noun
call off | stop | comp=noun
cancel | stop | comp=noun
postpone | stop | comp=noun,ing
delay | stop | comp=noun,ing
terminate | stop | comp=noun
abandon | stop | comp=noun,ing
scrap | stop | comp=noun
quit | stop | comp=noun,ing
pause | stop | comp=noun
abort | stop | comp=noun
interrupt | stop | comp=noun
withdraw from | stop | comp=noun
pull out of | stop | comp=noun
refrain from | stop | comp=ing,noun
give up | stop | comp=noun,ing
put + end,stop,halt | stop | comp=to
suspension n. | stop | comp=of who=poss,by,mod
cancellation n. | stop | comp=of who=poss,by,mod
halt n. | stop | comp=to,of,in who=poss,by
end n. | stop | comp=to,of who=poss,by
cessation n. | stop | comp=of who=poss,by
termination n. | stop | comp=of who=poss,by
postponement n. | stop | comp=of who=poss,by

# --- begin, continue ------------------------------------------------------------------------------
begin | begin | comp=inf,ing,noun
start | begin | comp=inf,ing,noun
commence | begin | comp=noun,ing
launch | begin | comp=noun
initiate | begin | comp=noun
open | begin | comp=noun
embark on/upon | begin | comp=noun,ing
set about | begin | comp=ing
proceed | begin | comp=inf
proceed with | begin | comp=noun
establish | begin | comp=noun
come | begin | comp=inf
get | begin | comp=inf
continue | continue | comp=inf,ing,noun
continue with | continue | comp=noun
keep | continue | comp=ing
keep on | continue | comp=ing
go on | continue | comp=ing,inf
carry on | continue | comp=ing,noun
resume | continue | comp=noun,ing
maintain | continue | comp=noun
sustain | continue | comp=noun
persist in/with | continue | comp=noun,ing
remain | continue | comp=inf
beginning n. | begin | comp=of
start n. | begin | comp=of
launch n. | begin | comp=of
continuation n. | continue | comp=of
resumption n. | continue | comp=of

# --- past -----------------------------------------------------------------------------------------
history n. | past | comp=of
tradition n. | past | comp=of
legacy n. | past | comp=of
record n. | past | comp=of

# --- possible -------------------------------------------------------------------------------------
consider | possible | comp=ing,noun,that
contemplate | possible | comp=ing,noun
weigh | possible | comp=noun,ing
mull | possible | comp=noun,ing
mull over | possible | comp=noun,ing
ponder | possible | comp=noun,ing
explore + possibility,prospect,option,potential | possible | comp=of,for
discuss + possibility,prospect,option | possible | comp=of,for
study + possibility,prospect,option | possible | comp=of
examine + possibility,prospect,option | possible | comp=of
think of/about | possible | comp=ing,noun
fear | possible | comp=that,noun
worry | possible | comp=that
appear | possible | comp=inf
seem | possible | comp=inf
tend | possible | comp=inf
risk | possible | comp=ing,noun
stand | possible | comp=inf
enable | possible | comp=inf,noun
possibility n. | possible | comp=of,that,for,inf
prospect n. | possible | comp=of,for,that
potential n. | possible | comp=for,inf,of
opportunity n. | possible | comp=for,inf,of
chance n. | possible | comp=of,for,inf
risk n. | possible | comp=of,that
fear n. | possible | comp=of,that
option n. | possible | comp=of,inf,for
room n. | possible | comp=for,inf
scope n. | possible | comp=for,inf
possible a. | possible | comp=that,inf,noun
likely a. | possible | comp=inf,that
unlikely a. | possible | comp=inf,that
able a. | possible | comp=inf
potential a. | possible | comp=noun
ability n. | possible | comp=inf who=poss,of
capable a. of | possible | comp=ing,noun

# --- say: attribution -----------------------------------------------------------------------------
say | say | comp=that,inf addr=to
tell | say | comp=that addr=obj,iobj
state | say | comp=that,noun
report | say | comp=that,noun,ing,inf addr=to
announce | say | comp=that,noun,inf cert=firm addr=to
declare | say | comp=that cert=firm addr=to
add | say | comp=that
note | say | comp=that
remark | say | comp=that
comment | say | comp=that
observe | say | comp=that
mention | say | comp=that,noun,ing
explain | say | comp=that addr=to
inform | say | comp=that,of addr=obj
notify | say | comp=that,of addr=obj
confirm | say | comp=that,noun cert=firm
affirm | say | comp=that cert=firm
reaffirm | say | comp=that cert=firm
reiterate | say | comp=that
repeat | say | comp=that
stress | say | comp=that
emphasize | say | comp=that
underline | say | comp=that
underscore | say | comp=that
highlight | say | comp=that
insist | say | comp=that
maintain | say | comp=that cert=doubtful
assert | say | comp=that cert=doubtful
contend | say | comp=that cert=doubtful
argue | say | comp=that cert=doubtful
claim | say | comp=that,inf cert=doubtful
allege | say | comp=that,inf cert=doubtful
believe | say | comp=that,inf cert=doubtful
think | say | comp=that,inf cert=doubtful
suppose | say | comp=that,inf cert=doubtful
suspect | say | comp=that cert=doubtful
assume | say | comp=that cert=doubtful
estimate | say | comp=that,inf cert=doubtful
speculate | say | comp=that cert=doubtful
predict | say | comp=that cert=doubtful
suggest | say | comp=that cert=doubtful
hint | say | comp=that cert=doubtful
hint at | say | comp=noun cert=doubtful
imply | say | comp=that cert=doubtful
rumor | say | comp=inf,that cert=doubtful
acknowledge | say | comp=that,ing,noun cert=firm
admit | say | comp=that,ing,noun cert=firm
admit to | say | comp=ing,noun cert=firm
concede | say | comp=that cert=firm
confess | say | comp=that,to cert=firm
recognize | say | comp=that cert=firm
reveal | say | comp=that,noun cert=firm
disclose | say | comp=that,noun cert=firm
show | say | comp=that cert=firm
indicate | say | comp=that
signal | say | comp=that
point out | say | comp=that cert=firm
make + clear | say | comp=that cert=firm
recall | say | comp=that,noun,ing cert=firm
remember | say | comp=that,noun,ing
testify | say | comp=that
write | say | comp=that
tweet | say | comp=that
post | say | comp=that
quote | say | comp=as,that
cite | say | comp=as,that
describe | say | comp=as
read | say | comp=that
reply | say | comp=that addr=to
respond | say | comp=that addr=to
answer | say | comp=that
warn | say | comp=that addr=obj
complain | say | comp=that addr=to
proclaim | say | comp=that cert=firm
stipulate | say | comp=that
hear | say | comp=that
learn | say | comp=that
conclude | say | comp=that
according a. to | say | comp=that,noun
statement n. | say | comp=that who=poss,by,from,mod
report n. | say | comp=that,of who=poss,by,from,mod
announcement n. | say | comp=that,of who=poss,by,from,mod cert=firm
claim n. | say | comp=that,of who=poss,by,from,mod cert=doubtful
confirmation n. | say | comp=that,of who=poss,by,from,mod cert=firm
belief n. | say | comp=that who=poss,mod cert=doubtful
rumor/rumour n. | say | comp=that,of cert=doubtful

# --- support, oppose ------------------------------------------------------------------------------
welcome | support | comp=noun,that
support | support | comp=noun,ing
back | support | comp=noun,ing
endorse | support | comp=noun
praise | support | comp=noun,for
hail | support | comp=noun
applaud | support | comp=noun
commend | support | comp=noun,for
advocate | support | comp=noun,ing
thank for | support | comp=noun,ing addr=obj
appreciate | support | comp=noun,that
congratulate on | support | comp=noun,ing addr=obj
grateful a. for | support | comp=noun,ing addr=to
support n. | support | comp=for who=poss,by,from,mod
condemn | oppose | comp=noun,ing,that addr=obj
denounce | oppose | comp=noun,ing
criticize | oppose | comp=noun,for addr=obj
decry | oppose | comp=noun
deplore | oppose | comp=noun,that
slam | oppose | comp=noun,for
protest | oppose | comp=noun,that
protest against | oppose | comp=noun,ing
oppose | oppose | comp=noun,ing
object to | oppose | comp=noun,ing
regret | oppose | comp=noun,that
resent | oppose | comp=noun
lament | oppose | comp=noun,that
condemnation n. | oppose | comp=of,for who=poss,by,from,mod
criticism n. | oppose | comp=of,for who=poss,by,from,mod
opposition n. | oppose | comp=to who=poss,by,from,mod
opposed a. to | oppose | comp=noun,ing
critical a. of | oppose | comp=noun,ing

# --- fail, allow, prevent, help -------------------------------------------------------------------
fail | fail | comp=inf
fail in | fail | comp=noun,ing
neglect | fail | comp=inf
forget | fail | comp=inf
hesitate | fail | comp=inf
avoid | fail | comp=ing,noun
stop short of | fail | comp=ing
manage | begin | comp=inf
succeed in | begin | comp=ing
failure n. | fail | comp=inf,of who=poss,by,of,mod
inability n. | fail | comp=inf who=poss
unable a. | fail | comp=inf
reluctant a. | fail | comp=inf
hesitant a. | fail | comp=inf
allow | allow | comp=inf,noun,ing addr=obj
permit | allow | comp=inf,noun,ing addr=obj
let | allow | comp=inf addr=obj
permission n. | allow | comp=inf,for who=poss,from,mod
prevent from | prevent | comp=ing addr=obj
prevent | prevent | comp=noun,ing,from addr=obj
block from | prevent | comp=ing addr=obj
bar from | prevent | comp=ing addr=obj
ban from | prevent | comp=ing addr=obj
prohibit from | prevent | comp=ing addr=obj
forbid | prevent | comp=inf,noun,ing addr=obj
prohibit | prevent | comp=noun,ing
stop from | prevent | comp=ing addr=obj
deter from | prevent | comp=ing addr=obj
avert | fail | comp=noun
foil | fail | comp=noun
thwart | fail | comp=noun
help | help | comp=inf,noun addr=obj
help in/with | help | comp=noun,ing addr=obj
assist in/with | help | comp=noun,ing addr=obj
aid in | help | comp=noun,ing addr=obj
facilitate | help | comp=noun
contribute to | begin | comp=noun,ing
