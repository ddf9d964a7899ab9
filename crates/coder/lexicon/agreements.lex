# Papers that two sides agree on, and the steps of their lives. Format: docs/LEXICON.md.
# Names are those of the record (docs/FORMAT.md); terms are lemmas, divided by commas.

instrument memorandum of understanding: memorandum of understanding, memorandum of mutual understanding, mou, m.o.u.
instrument memorandum: memorandum, memo of intent, memorandum of cooperation, memorandum of co-operation, memorandum of intent, aide-memoire
instrument loan agreement: loan agreement, loan contract, loan deal, credit agreement, credit deal, financing agreement, financing deal, grant agreement, debt agreement, debt-relief agreement, debt deal, credit line agreement, facility agreement
instrument joint statement: joint statement, joint communique, joint communiqué, communique, communiqué, joint press statement
instrument declaration: declaration, joint declaration, declaration of intent
instrument letter of intent: letter of intent, letter of understanding, letter of interest, exchange of letters, exchange of notes, letter of exchange
instrument treaty: treaty, pact, non-aggression pact, peace treaty, compact, covenant
instrument protocol: protocol, additional protocol
instrument convention: convention
instrument contract: contract, purchase contract, framework contract, supply contract
instrument roadmap: roadmap, road map, action plan, plan of action, programme of cooperation, program of cooperation, cooperation programme, cooperation program, work plan, joint plan
instrument charter: charter
instrument framework: framework, framework document, framework of cooperation
instrument ceasefire: ceasefire, cease-fire, truce, armistice
instrument agreement: agreement, framework agreement, accord, deal, arrangement, free trade agreement, concession agreement, swap agreement, fta, free-trade agreement

# Words that look like a paper and are none, seen before the ones above.
none: political convention, party convention, national convention, court settlement, peace settlement, west bank settlement, jewish settlement, health protocol, security protocol, safety protocol, un charter, united nations charter, charter flight, contract killing, mutual understanding, legal framework, regulatory framework, legislative framework, diplomatic protocol, state protocol, chief of protocol

# Steps, by the lemma of the verb or of the noun made from it.
step signed: sign, ink, conclude, seal, clinch, pen, signing, signature, conclusion, sign off, enter into, countersign, win, award, land, secure, strike, exchange
step initialled: initial, initialling, initialing
step ratified: ratify, ratification, approve, approval, endorse, endorsement
step in force: enter into force, come into force, take effect, come into effect, entry into force, enter into effect, implement, implementation, apply, extend, renew, prolong, extension, renewal, prolongation, operationalise, operationalize, become effective
step suspended: suspend, suspension, freeze, pause, halt
step ended: end, terminate, termination, expire, expiry, expiration, denounce, denunciation, withdraw, withdrawal, quit, leave, exit, scrap, cancel, cancellation, abrogate, abrogation, annul, annulment, revoke, revocation, tear up, abandon, pull out, renounce, renunciation, lapse, repudiate, void, nullify
step negotiated: negotiate, negotiation, discuss, discussion, talk, talks, consider, work on, hammer out, bargain, renegotiate, explore
step agreed: agree, reach, adopt, adoption, issue, accept, finalise, finalize, finalisation, finalization, announce, release, approve in principle, broker, pass
step proposed: draft, drafting, draw up, propose, proposal, offer, suggest, table, prepare, submit, put forward, seek, want, urge, call for
