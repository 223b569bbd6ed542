-- How grants of a payment ended is asked when its money goes back.
create index ledger_ended_grants on ledger (account_no, (grant_seqs[1]))
  where type in ('expired', 'rolled_over', 'rollover_forfeited');
