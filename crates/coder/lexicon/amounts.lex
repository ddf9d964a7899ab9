# What the finder of amounts knows of words. Each line: section, for some a name, a colon, and terms
# divided by commas; terms are written in lower case as they stand in texts. Format: docs/LEXICON.md.

# Numerals: the number, then its words.
number 0: zero
number 1: one
number 2: two
number 3: three
number 4: four
number 5: five
number 6: six
number 7: seven
number 8: eight
number 9: nine
number 10: ten
number 11: eleven
number 12: twelve
number 13: thirteen
number 14: fourteen
number 15: fifteen
number 16: sixteen
number 17: seventeen
number 18: eighteen
number 19: nineteen
number 20: twenty
number 30: thirty
number 40: forty, fourty
number 50: fifty
number 60: sixty
number 70: seventy
number 80: eighty
number 90: ninety

# Scales: what a number before them is multiplied by. "glued" ones are only read where they touch the
# number ("3bn"), the others also apart from it.
scale 100: hundred
scale 1000: thousand
scale 100000: lakh, lakhs, lac, lacs
scale 1000000: million, millions, mln, mn, mio, mill
scale 10000000: crore, crores, cr
scale 1000000000: billion, billions, bn, bln, milliard, milliards
scale 1000000000000: trillion, trillions, trn
scale 12: dozen
glued 1000: k
glued 1000000: m, mm, mn, mln
glued 1000000000: b, bn, bln
glued 1000000000000: tn, trn, t
# Plurals of scales that stand alone: "millions of".
plural 12: dozens
plural 100: hundreds
plural 1000: thousands
plural 10000: tens of thousands
plural 100000: hundreds of thousands
plural 1000000: millions
plural 10000000: tens of millions
plural 100000000: hundreds of millions
plural 1000000000: billions
plural 10000000000: tens of billions
plural 100000000000: hundreds of billions
plural 1000000000000: trillions

# Fractions: of how many parts the whole consists.
parts 2: half, halves
parts 3: third, thirds
parts 4: quarter, quarters
parts 5: fifth, fifths
parts 6: sixth, sixths
parts 7: seventh, sevenths
parts 8: eighth, eighths
parts 9: ninth, ninths
parts 10: tenth, tenths

# What limits a number, before it.
before about: about, around, some, roughly, approximately, approx, approx., circa, ca, ca., an estimated, estimated, in the region of, in the order of, on the order of, somewhere around, ~, ≈
before nearly: nearly, almost, close to, just short of, approaching, not quite
before more than: more than, over, well over, in excess of, exceeding, above, upwards of, upward of, greater than, just over, >
before less than: less than, under, below, fewer than, just under, well under, well below, <
before at least: at least, no less than, not less than, no fewer than, a minimum of, minimum, ≥
before at most: up to, at most, as much as, as many as, no more than, not more than, a maximum of, maximum, at the most, ≤
# The same, behind it.
after at least: or more, at least, at the least
after at most: or less, or fewer, at most, at the most
after about: or so, approximately

# Words that may stand between what limits a number and the number.
between: a total of, a combined, a record, a whopping, the equivalent of, an additional, additional, a further, another, an extra, the, a, an, some, us

# Percent.
percent %: %, per cent, percent, pct, pct., percentage, p.c.
percent percentage point: percentage points, percentage point, percentage-points, pp, pps
percent basis point: basis points, basis point, bps

# Measures: the name under which they are written, then their forms. A factor goes before a slash.
unit tonne: tonne, tonnes, ton, tons, metric ton, metric tons, metric tonne, metric tonnes, mt
unit tonne *1000: kt, kilotonne, kilotonnes, kilotons
unit kilogram: kg, kilogram, kilograms, kilogramme, kilogrammes, kilo, kilos
unit gram: gram, grams, gramme, grammes
unit quintal: quintal, quintals
unit bushel: bushel, bushels
unit bale: bale, bales
unit pound of weight: lb, lbs
unit ounce: ounce, ounces, oz
unit litre: litre, litres, liter, liters
unit hectolitre: hectolitre, hectolitres, hectoliter, hectoliters
unit gallon: gallon, gallons
unit barrel: barrel, barrels, bbl, bbls
unit barrel/day: bpd, b/d
unit cubic metre: cubic metre, cubic metres, cubic meter, cubic meters, m3, m³
unit cubic metre *1000000: mcm
unit cubic metre *1000000000: bcm
unit cubic foot: cubic foot, cubic feet
unit cubic foot *1000000000: bcf
unit cubic kilometre: cubic kilometre, cubic kilometres, cubic kilometer, cubic kilometers
unit square metre: square metre, square metres, square meter, square meters, sq m, sqm, m2, m²
unit square kilometre: square kilometre, square kilometres, square kilometer, square kilometers, sq km, km2, km²
unit square mile: square mile, square miles, sq mi
unit hectare: hectare, hectares, ha
unit acre: acre, acres
unit millimetre: millimetre, millimetres, millimeter, millimeters, mm
unit centimetre: centimetre, centimetres, centimeter, centimeters, cm
unit metre: metre, metres, meter, meters
unit kilometre: kilometre, kilometres, kilometer, kilometers, km, kms
unit mile: mile, miles
unit nautical mile: nautical mile, nautical miles
unit foot: foot, feet, ft
unit kilowatt: kilowatt, kilowatts, kw
unit megawatt: megawatt, megawatts, mw
unit gigawatt: gigawatt, gigawatts, gw
unit kilowatt-hour: kilowatt-hour, kilowatt-hours, kilowatt hour, kilowatt hours, kwh
unit megawatt-hour: megawatt-hour, megawatt-hours, megawatt hour, megawatt hours, mwh
unit gigawatt-hour: gigawatt-hour, gigawatt-hours, gigawatt hour, gigawatt hours, gwh
unit terawatt-hour: terawatt-hour, terawatt-hours, terawatt hour, terawatt hours, twh
unit kilovolt: kilovolt, kilovolts, kv
unit degree: degree celsius, degrees celsius
unit TEU: teu, teus

# What an amount is counted by, behind "per", "a", "an", "each" or "every".
per: second, minute, hour, day, week, month, quarter, year, annum, tonne, ton, barrel, head, capita, person, kilogram, kg, kilometre, km, hectare, litre, liter, kilowatt-hour, kwh, mmbtu, unit, piece, household
per year: annually, yearly, a year, per year, per annum, each year, every year, p.a.
per day: daily, a day, per day
per month: monthly, a month, per month

# Nouns that are counted in texts without an amount being meant: times, sides of a meeting, its parts.
uncounted: land, realm, vote, head, year, month, week, day, night, hour, minute, second, decade, century, time, age, am, pm, o'clock, weekend, season, quarter, half, term, country, nation, state, republic, side, party, people's republic, neighbour, neighbor, capital, continent, region, leader, minister, president, premier, counterpart, delegation, ambassador, envoy, other, one, round, phase, stage, step, meeting, session, visit, trip, call, talk, talks, summit, conversation, discussion, consultation, hearing, point, item, article, chapter, paragraph, section, page, line, part, clause, annex, issue, topic, question, matter, problem, area, field, sector, direction, priority, way, thing, reason, case, example, level, format, track, front, goal, match, game, set, wicket, run, seat, place, position, language, government, parliament, power, giant, economy, pillar, principle, factor, aspect, option, proposal, rule, word, sentence, letter, statement, version, category, type, kind, form, degree, dimension, occasion, anniversary, parliamentary, percent, superpower, rival, ally, foe, bloc, camp, ministry, agency, authority, court, institution, edition, series, list, condition, demand, war, conflict, crisis, resolution, law, bill, decree, measure, event, date, deadline, generation, half-hour, morning, evening, afternoon, fortnight, ball, inning, innings, over, lap, medal, title, enemy, turn, attempt, try, leg
# Words before a number that is a name or a label.
label: article, art, art., section, sec, sec., chapter, paragraph, para, para., resolution, number, no, no., nos, nos., nr, nr., annex, appendix, phase, stage, group, flight, boeing, airbus, route, highway, line, room, page, pp, p., vol, vol., volume, part, title, rule, protocol, version, type, mark, level, category, class, block, unit, decree, order, law, directive, regulation, act, channel, radio, terminal, gate, ward, zone, district, square, street, su, mig, tu, il, age, aged, g, p, f, t, s, area, camp, pier, berth, generation, agenda, vision, euro, covid, windows, apollo, chang'e, soyuz, formula, fortune, eu, un, security council resolution, top, nasdaq, psx, kse, ftse, dax, chapter, opus, operation
# Endings of clock times and the like that make a number no amount.
clock: am, pm, a.m., p.m., a.m, p.m, gmt, utc, hrs, o'clock, bst, cet, est, pst, local
month: january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, jan., feb., mar., apr., jun., jul., aug., sep., sept., oct., nov., dec.

# Verbs and nouns of change, by their lemmas. A percentage, or a sum after "by", that hangs on one of
# them is a change.
rise: lift, widen, strengthen, double, triple, treble, quadruple, rise, grow, increase, climb, jump, surge, soar, expand, gain, raise, boost, swell, leap, rocket, skyrocket, up, growth, gain, hike, upturn, uptick, expansion, higher, more, larger, bigger, greater, accelerate, improve, improvement, augment, appreciate, appreciation, spike, rebound, upsurge, outgrow
fall: narrow, ease, retreat, erode, fall, drop, decrease, decline, shrink, slump, plunge, plummet, dip, slide, tumble, contracted, contracting, contraction, reduce, reduction, cut, lower, down, slip, fewer, less, smaller, halve, downturn, slash, depreciate, depreciation, trim, weaken, slowdown, collapse, sink, shed, nosedive
# Verbs that take the level of their subject as object or after a preposition.
level: be, reach, total, stand, amount, account, hit, exceed, surpass, equal, constitute, comprise, represent, make, form, top, cross, touch, average, remain, stay, cover, take, occupy, provide, supply, meet, contribute, contain, number, measure, come, estimate, value, worth, cost, generate, yield, employ, record, register, post

# Common statistics, by words of what an amount is of. The first line with a term in it is taken.
measure military spending: military spending, defence spending, defense spending, military expenditure, defence budget, defense budget, military budget, defence expenditure, defense expenditure
measure remittances: remittance, remittances
measure tariff: tariff, tariffs, duty, duties, customs duty, import duty, levy, levies
measure exports: export, exports, shipment abroad, deliveries abroad, export earnings, export revenue, export revenues
measure imports: import, imports, import bill, purchases abroad
measure trade: bilateral trade, mutual trade, trade turnover, turnover, trade volume, volume of trade, trade in goods, trade, commerce, commodity turnover, two-way trade, commercial exchange, commercial exchanges, trade exchange, trade exchanges
measure investment: investment, investments, fdi, direct investment, foreign direct investment
measure debt: debt, debts, liability, liabilities, outstanding loans, arrears, owe
measure aid: aid, assistance, development aid, humanitarian aid, grant, grants, donation, donations
measure gdp: gdp, gross domestic product, gnp, gross national product, economic output, national income
measure population: population, inhabitants, inhabitant, populace
measure tourism: tourist, tourists, visitors, visitor, holidaymakers, tourist arrivals, arrivals
