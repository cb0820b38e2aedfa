-- Staff may ask for the patient, out of a conversation: asked_by is then who of them did.
alter table refills.request add column for_patient boolean not null default false;
