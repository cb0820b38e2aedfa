-- Would wait for ever for Flyway's own transaction if Migrations did not switch that off.
create index concurrently note_word on mechanism.note (tenant_id, patient_id, word);
