-- SCRIPT's numbers are unique with their sender and no further: two pharmacies of one network may use the same. Rows of
-- before do not say who sent them, and go on to speak for every sender.
alter table pharmacy.inbox add column sender text not null default '';
alter table pharmacy.inbox drop constraint inbox_pk;
alter table pharmacy.inbox add constraint inbox_pk primary key (tenant_id, connection, sender, message_id);

-- When the program last tried to place it: one that cannot be placed stands behind those that were not tried yet.
alter table pharmacy.quarantine add column tried_at timestamptz;

-- What a person must look at: our own words, never a message's. One row for each of them and day, so that whoever floods
-- the door adds to a number and not to the table.
create table pharmacy.alert (
    tenant_id int not null,
    connection text not null,
    day date not null,
    words text not null,
    times int not null,
    last_at timestamptz not null,
    constraint alert_pk primary key (tenant_id, connection, day, words)
);
comment on table pharmacy.alert is 'placement: reference';
grant select, insert, update on pharmacy.alert to keepwell_app;
insert into pharmacy.alert (tenant_id, connection, day, words, times, last_at)
    select tenant_id, name, alert_at::date, alert, 1, alert_at from pharmacy.connection
    where alert is not null and alert_at is not null;
alter table pharmacy.connection drop column alert, drop column alert_at;
