-- The nurse or physician whose board it is; null for boards of topics. Theirs takes what is meant for them, wherever the
-- patient goes, so it has no site. Who they may be is a rule of BoardRules.
alter table worklists.board add column clinician_id uuid;
alter table worklists.board add constraint board_of_one
    check (clinician_id is null or (site_id is null and kind = 1));
