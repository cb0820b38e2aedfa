-- Staff may ask the patient before they decide. The request remembers the conversation in which they did last; it stands on
-- the request's own row, so that whoever does not find the request does not learn of it here.
alter table refills.request add column question_id uuid; -- messaging.thread
alter table refills.request add column question_at timestamptz;
