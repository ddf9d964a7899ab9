# Classes of nouns, used as @name in constraints. Format: docs/LEXICON.md.

@agreement: agreement accord treaty pact deal protocol convention contract memorandum memoranda mou moa loi compact covenant charter communique communiqué declaration entente concordat settlement framework roadmap fta statement document lease arrangement understanding letter truce
@talks: talk talks discussion negotiation consultation dialogue meeting conversation conference summit session roundtable deliberation exchange briefing interview parley conclave forum seminar symposium gathering congress assembly reception audience encounter hearing tête-à-tête
@visit: visit trip tour stopover stay stop visitation call journey travel
@call: call telephone conversation phone videoconference teleconference
@aid: aid assistance help relief grant loan credit donation subsidy fund funding financing support scholarship stipend supply rescue bailout shelter refuge package tranche backing
@relief: food medicine medication vaccine dose tent blanket water grain wheat flour shelter relief aid ambulance rations doctor medic nurse rescuer ventilator oxygen mask supplies supply clothing ration sanitiser generator
@money: money fund dollar euro pound yen yuan ruble rouble rupee million billion cash loan credit grant capital financing funding sum contribution donation budget payment $ € £
@debt: debt loan arrears repayment obligation interest
@weapon: weapon missile tank rifle gun ammunition munition artillery warhead bomb torpedo rocket mortar launcher howitzer drone grenade jet fighter helicopter warplane aircraft frigate submarine warship corvette uav shell bullet mine radar
@blow: bomb bombing blast explosion explosive device rocket missile shell shelling grenade mine mortar bullet gunfire shot raid airstrike strike attack ambush drone car truck vehicle
@arms: @weapon arms arm weaponry armament equipment hardware materiel kit vehicle system
@troops: troop troops soldier force forces army military contingent battalion brigade regiment division unit paratrooper marine fighter peacekeeper navy fleet squadron guard reservist personnel commando mercenary garrison legion
@police: police policeman officer constable gendarme patrol trooper security cordon
@vessel: ship boat vessel tanker freighter trawler warship destroyer frigate carrier plane airliner flight cargo
@sanction: sanction sanctions embargo boycott tariff penalty ban restriction duty fine measure countermeasure blacklist levy quota
@restriction: restriction ban curfew limit lockdown measure sanction embargo blockade moratorium quota tariff barrier prohibition curb requirement duty law decree order
@ties: tie ties relation relations relationship link partnership friendship bond contact cooperation collaboration connection rapport alliance interaction engagement
@cooperation: cooperation co-operation collaboration coordination partnership interaction exchange trade commerce
@diplomat: ambassador diplomat envoy consul attaché attache diplomats charge chargé mission representative embassy staff
@embassy: embassy consulate mission legation office
@inspector: inspector observer monitor investigator expert watchdog agency
@prisoner: prisoner detainee hostage captive inmate pow convict journalist activist opponent dissident suspect crew sailor fisherman
@person: person man woman people citizen national suspect activist journalist protester protestor demonstrator leader member militant rebel opponent dissident politician lawmaker official businessman student worker migrant refugee immigrant tourist lawyer blogger reporter editor cleric priest imam spy agent soldier officer minister president critic supporter resident villager civilian child girl boy gunman terrorist extremist insurgent dealer trafficker smuggler hacker fighter executive manager
@civilian: civilian child woman villager resident worker student pilgrim passenger protester demonstrator people person man
@goods: good goods product commodity grain wheat rice oil gas coal fertilizer tractor truck machinery equipment component part medicine food textile cotton timber steel meat milk beef fruit vegetable sugar tea coffee car vehicle bus machine device electronics chip fuel lng petroleum crude electricity power potash material cargo shipment consignment batch produce livestock fish soybean corn maize ore mineral
@demand: demand request appeal call ultimatum condition plea term
@offer: offer proposal bid initiative invitation plan suggestion mediation
@ceasefire: ceasefire cease-fire truce armistice lull hostility hostilities
@project: project plant factory facility pipeline railway railroad line station corridor dam port highway road bridge hospital school university venture enterprise company assembly production centre center reactor refinery park zone hub laboratory
@exercise: exercise drill manoeuvre maneuver manoeuvres maneuvers wargame training
@operation: operation offensive campaign raid attack strike assault incursion invasion airstrike sweep bombing bombardment crackdown
@protest: protest demonstration rally march sit-in vigil strike walkout riot boycott picket stoppage blockade unrest uprising
@force: force violence fire weapon teargas
@gas: gas cannon pepper baton bullet grenade truncheon
@border: border crossing airspace frontier checkpoint strait port airport route road bridge passage corridor waterway
@building: building house home office headquarters compound church mosque temple synagogue shop store car vehicle bus embassy consulate monument statue property school hospital village city town
@territory: territory city town village land island area region district peninsula province base position hill airport crimea outpost enclave valley
@media: newspaper website site channel broadcaster station radio television tv media outlet press magazine book film broadcast app internet network account page blog newsroom vpn platform
@party: party organisation organization group movement association ngo union church sect opposition
@claim: claim allegation accusation report charge rumour rumor suggestion assertion
@decision: decision move plan policy law verdict ruling resolution step action statement remark comment proposal bill draft reform measure
@view: view concern interest hope satisfaction gratitude appreciation condolence condolences sympathy solidarity regret outrage anger alarm dismay disappointment doubt objection opposition readiness willingness commitment intention support
@crime: crime murder genocide corruption fraud bribery treason espionage spying terrorism violation abuse atrocity killing rape torture
@rival: problem challenge disease poverty hunger fire pandemic virus covid climate change crisis inflation unemployment cancer malaria aids drought depression
@requirement: need requirement criterion standard deadline target goal expectation demand challenge condition cost end obligation budget objective threshold norm
@right: right freedom liberty autonomy citizenship vote amnesty status independence
@troopswork: troop troops soldier force forces personnel peacekeeper
@hope: hope belief confidence conviction desire wish readiness willingness intention interest
@leader: president leader king premier chancellor monarch emir sultan candidate minister
@alert: alert standby readiness
@post: post office position job power presidency premiership chairmanship
@information: information data intelligence evidence experience expertise knowledge know-how technology view
@sport: match goal cup league championship tournament quarter-final quarterfinal semi-final semifinal coach striker goalkeeper midfielder defender innings wicket batsman bowler medal olympics marathon sprint stadium penalty half-time halftime extra-time referee fixture playoff play-off knockout hat-trick tennis football soccer rugby cricket basketball hockey volleyball handball golf boxing wrestling swimmer runner cyclist cycling tour race grand-prix podium qualifier finalist teammate squad athlete champion title seed set-point tie-break backhand forehand serve header kick-off kickoff overtime
