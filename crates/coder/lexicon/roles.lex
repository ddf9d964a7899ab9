# Nouns for those who act within a country, by PLOVER sector.
# SECTOR: lemma, lemma ... ; two words where the first must qualify the second.
# Source: written for this project.
GOV: government, ministry, minister, president, premier, chancellor, king, queen, emir, sultan, monarch, prince, regime, administration, cabinet, authority, official, spokesman, spokeswoman, spokesperson, ambassador, envoy, diplomat, consul, embassy, consulate, mission, delegation, leader, leadership, secretary, governor, mayor, vice-president, deputy, counterpart, capital, state, office, department, junta, junta leader, ruler, representative, negotiator, attaché, chief, head, adviser, commissioner, agency, customs, treasury, presidency, premiership, side, crown prince, foreign ministry, statesman, bureaucrat, republic, kingdom, nation, country, council, commission, ombudsman, prosecutor, regulator
MIL: army, military, navy, air force, force, troop, soldier, general, colonel, commander, marine, warship, warplane, jet, fighter jet, commando, sailor, airman, brigade, battalion, regiment, garrison, peacekeeper, serviceman, conscript, guard, coast guard, missile, tank, artillery, drone, submarine, destroyer, frigate, pilot, officer, navy chief, army chief, gunboat, helicopter, aircraft, defence force
COP: police, policeman, police officer, gendarme, constable, detective, border guard, interior ministry, prison
JUD: court, judge, justice, tribunal, magistrate, jury, supreme court, constitutional court, judiciary
LEG: parliament, lawmaker, legislator, senator, congressman, congresswoman, deputy speaker, speaker, assembly, senate, congress, legislature, parliamentarian, mp, member of parliament, knesset
SPY: intelligence, intelligence service, spy, spy agency, secret service, agent, intelligence agency
REB: rebel, insurgent, guerrilla, separatist, rebel group, insurgency, mujahideen
UAF: militant, gunman, militia, militiaman, fighter, terrorist, extremist, bomber, attacker, suicide bomber, kidnapper, jihadist, islamist, hijacker, paramilitary, gang
PTY: party, ruling party, coalition
OPP: opposition, opposition leader, dissident, opposition party, opponent
BUS: company, firm, manufacturer, corporation, business, businessman, businesswoman, investor, exporter, importer, producer, bank, airline, operator, contractor, trader, entrepreneur, industry, enterprise, plant, factory, conglomerate, retailer, supplier, maker, developer, chamber of commerce, merchant, startup, refinery, utility, shipowner, shipyard
AGR: farmer, peasant, fisherman, grower, rancher, herder
LAB: worker, union, trade union, labourer, laborer, employee, miner, striker, driver, docker
EDU: student, university, teacher, school, professor, academic, college, pupil, scholar, lecturer, institute, researcher, scientist, academy, expert
JRN: journalist, newspaper, reporter, media, broadcaster, news agency, editor, correspondent, press, blogger, television, station, magazine, photographer
REL: church, cleric, priest, bishop, imam, monk, patriarch, ayatollah, mufti, rabbi, pastor, archbishop, cardinal
MED: doctor, nurse, hospital, medic, physician, paramedic
REF: refugee, asylum seeker, displaced person, migrant, immigrant
CVL: citizen, people, civilian, national, resident, villager, protester, demonstrator, crowd, man, woman, child, tourist, activist, voter, public, population, community, family, athlete, artist, victim, passenger, mob, thousand, hundred, person, settler, youth, hacker, suspect, prisoner, detainee, hostage, traveller, crew, relative
SOC: group, organisation, organization, charity, foundation, association, movement, campaigner, ngo, federation, league, society
CRM: cartel, mafia, smuggler, trafficker, pirate, criminal, drug lord, gangster, poacher
