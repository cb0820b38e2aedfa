-- The key with which the application seals contexts. Written at every start, so that a changed key file takes effect.
insert into access.seal_key (id, inner_pad, outer_pad)
values (1, decode('${sealInnerPad}', 'hex'), decode('${sealOuterPad}', 'hex'))
on conflict (id) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad
where access.seal_key.inner_pad <> excluded.inner_pad;
