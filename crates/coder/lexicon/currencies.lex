# Currencies of ISO 4217. One a line: CODE; countries that use it (ISO 3166 alpha-3); words, singular or
# plural; marks that stand before or after the number. Format: docs/LEXICON.md.
#
# A word or mark that several lines have is resolved by an adjective before it ("Canadian dollars"),
# then by the countries of the sentence. "!" behind it: this line unless an adjective says otherwise.
# "*" behind it: this line unless a country of the sentence has another. Without either the currency
# stays open.

USD; USA, ECU, SLV, PAN, TLS, MHL, FSM, PLW; dollar!, greenback, us dollar, u.s. dollar, american dollar; $!, US$, U.S.$, USD
EUR; AUT, BEL, HRV, CYP, EST, FIN, FRA, DEU, GRC, IRL, ITA, LVA, LTU, LUX, MLT, NLD, PRT, SVK, SVN, ESP, MNE, XKX; euro; €, EUR
GBP; GBR; pound*, pound sterling, sterling, british pound, quid; £*, GBP, UK£
JPY; JPN; yen; ¥!, JPY, JP¥
CNY; CHN; yuan, renminbi; CNY, RMB, CN¥
CHF; CHE, LIE; franc, swiss franc; CHF, SFr, Fr
RUB; RUS; ruble*, rouble*; ₽, RUB, RUR
INR; IND, BTN; rupee, indian rupee; ₹, INR, Rs, Rs., Re
PKR; PAK; rupee, pakistani rupee; PKR, Rs, Rs., Re
LKR; LKA; rupee, sri lankan rupee; LKR, SLR, Rs, Rs., Re
NPR; NPL; rupee, nepali rupee, nepalese rupee; NPR, NRs, Rs, Rs., Re
MUR; MUS; rupee; MUR, Rs, Rs.
SCR; SYC; rupee; SCR
MVR; MDV; rufiyaa; MVR, Rf
BDT; BGD; taka; BDT, Tk, Tk., ৳
AFN; AFG; afghani; AFN, Afs
IRR; IRN; rial; IRR
OMR; OMN; rial, omani rial; OMR, RO
YER; YEM; rial; YER
SAR; SAU; riyal*, saudi riyal; SAR, SR
QAR; QAT; riyal; QAR, QR
AED; ARE; dirham*; AED, Dh, Dhs, Dh.
MAD; MAR; dirham; MAD
KWD; KWT; dinar; KWD, KD
BHD; BHR; dinar; BHD, BD
IQD; IRQ; dinar; IQD, ID
JOD; JOR; dinar; JOD, JD
TND; TUN; dinar; TND
DZD; DZA; dinar; DZD
LYD; LBY; dinar; LYD
RSD; SRB; dinar; RSD
MKD; MKD; denar; MKD
ILS; ISR, PSE; shekel, new shekel; ₪, ILS, NIS
EGP; EGY; pound, egyptian pound; EGP, £, LE, E£
LBP; LBN; pound, lira, lebanese pound; LBP, £
SYP; SYR; pound, lira, syrian pound; SYP, £
SDG; SDN; pound; SDG, £
SSP; SSD; pound; SSP, £
TRY; TUR; lira*; ₺, TRY, TL
GEL; GEO; lari; GEL
AMD; ARM; dram; AMD
AZN; AZE; manat*; AZN, ₼
TMT; TKM; manat; TMT
KZT; KAZ; tenge; KZT, ₸
KGS; KGZ; som; KGS
UZS; UZB; som, sum, soum; UZS
TJS; TJK; somoni; TJS
MNT; MNG; tugrik, togrog; MNT
BYN; BLR; ruble, rouble, belarusian ruble, belarusian rouble; BYN, BYR
UAH; UKR; hryvnia, hryvnya, hryvnias; UAH, ₴
MDL; MDA; leu, lei; MDL
RON; ROU; leu, lei; RON
BGN; BGR; lev, leva; BGN
PLN; POL; zloty, zlotys, zlotych; PLN, zł
CZK; CZE; koruna, korunas, crown*; CZK, Kč
HUF; HUN; forint; HUF, Ft
ALL; ALB; lek; ALL
BAM; BIH; convertible mark; BAM, KM
SEK; SWE; krona*, kronor, crown; SEK, kr
NOK; NOR; krone*, kroner*, crown; NOK, kr
DKK; DNK, GRL, FRO; krone, kroner, crown; DKK, kr
ISK; ISL; krona, kronur; ISK, kr
CAD; CAN; dollar, canadian dollar; CAD, C$, CA$, CDN$, Can$
AUD; AUS, KIR, NRU, TUV; dollar, australian dollar; AUD, A$, AU$
NZD; NZL; dollar, new zealand dollar; NZD, NZ$
SGD; SGP; dollar, singapore dollar; SGD, S$, SG$
HKD; HKG; dollar, hong kong dollar; HKD, HK$
TWD; TWN; dollar, new taiwan dollar; TWD, NT$, NTD
FJD; FJI; dollar; FJD, FJ$, F$
SBD; SLB; dollar; SBD, SI$
BND; BRN; dollar; BND, B$
JMD; JAM; dollar; JMD, J$
TTD; TTO; dollar; TTD, TT$
BBD; BRB; dollar; BBD, Bds$
BSD; BHS; dollar; BSD
BZD; BLZ; dollar; BZD, BZ$
GYD; GUY; dollar; GYD, G$
SRD; SUR; dollar; SRD
LRD; LBR; dollar; LRD
NAD; NAM; dollar; NAD, N$
XCD; ATG, DMA, GRD, KNA, LCA, VCT; dollar, east caribbean dollar; XCD, EC$
ZWL; ZWE; dollar; ZWL
KRW; KOR; won*; ₩, KRW
KPW; PRK; won; KPW
THB; THA; baht; ฿, THB
VND; VNM; dong; ₫, VND
IDR; IDN; rupiah; IDR, Rp
MYR; MYS; ringgit; MYR, RM
PHP; PHL; peso; ₱, PHP, P
KHR; KHM; riel; KHR
LAK; LAO; kip; LAK
MMK; MMR; kyat; MMK
MOP; MAC; pataca; MOP
PGK; PNG; kina; PGK
WST; WSM; tala; WST
TOP; TON; paanga; TOP, T$
VUV; VUT; vatu; VUV
XPF; PYF, NCL; franc, cfp franc; XPF
MXN; MEX; peso; MXN, Mex$
ARS; ARG; peso; ARS, AR$
CLP; CHL; peso; CLP, CLP$
COP; COL; peso; COP, COL$
UYU; URY; peso; UYU
DOP; DOM; peso; DOP, RD$
CUP; CUB; peso; CUP
BRL; BRA; real, reais, brazilian real; BRL, R$
PEN; PER; sol, soles, nuevo sol; PEN, S/
BOB; BOL; boliviano; BOB, Bs
PYG; PRY; guarani; PYG
VES; VEN; bolivar; VES, VEF
CRC; CRI; colon; CRC, ₡
GTQ; GTM; quetzal, quetzales; GTQ
HNL; HND; lempira; HNL
NIO; NIC; cordoba; NIO
PAB; PAN; balboa; PAB
HTG; HTI; gourde; HTG
ZAR; ZAF; rand; ZAR, R
NGN; NGA; naira; ₦, NGN
GHS; GHA; cedi; GHS, GH¢, GH₵, GHC
KES; KEN; shilling; KES, KSh, Ksh, KSh., Sh
TZS; TZA; shilling; TZS, TSh, Tsh
UGX; UGA; shilling; UGX, USh, Ush
SOS; SOM; shilling; SOS
ETB; ETH; birr; ETB, Br
ERN; ERI; nakfa; ERN
RWF; RWA; franc; RWF, FRw, Frw
BIF; BDI; franc; BIF, FBu
CDF; COD; franc; CDF, FC
DJF; DJI; franc; DJF
GNF; GIN; franc; GNF
KMF; COM; franc; KMF
XOF; BEN, BFA, CIV, GNB, MLI, NER, SEN, TGO; franc, cfa franc*; XOF, FCFA, CFA
XAF; CMR, CAF, TCD, COG, GNQ, GAB; franc, cfa franc; XAF, FCFA, CFA
MGA; MDG; ariary; MGA
MZN; MOZ; metical, meticais; MZN, MT
AOA; AGO; kwanza; AOA, Kz
ZMW; ZMB; kwacha; ZMW, ZMK
MWK; MWI; kwacha; MWK
BWP; BWA; pula; BWP
LSL; LSO; loti, maloti; LSL
SZL; SWZ; lilangeni, emalangeni; SZL
GMD; GMB; dalasi; GMD
SLE; SLE; leone; SLE, SLL, Le
CVE; CPV; escudo; CVE
STN; STP; dobra; STN
MRU; MRT; ouguiya; MRU
XDR; ; special drawing right, sdr; SDR, XDR
