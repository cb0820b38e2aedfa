-- A file that was sent is part of the record: whatever a statement says, only what was not sent goes.
create policy file_unsent_goes on messaging.file as restrictive for delete to keepwell_app
    using (tenant_id = access.claimed_tenant() and thread_id is null);
