-- Only trends ask for rows of one code, and trends are of observations (type 96). An index over the other two thirds of the
-- rows cost 55 bytes a resource, which brought a resource above the 0.9 KB that are promised, and nobody used it.
drop index records.resource_of_code;
create index resource_of_code on records.resource (tenant_id, patient_id, code_hash, sort_at desc)
    where code_hash is not null and type = 96;
