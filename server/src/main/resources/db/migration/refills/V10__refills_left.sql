-- An order that was filled and has refills left is called back too when another one takes its place: 9 to 11 in
-- refills.OrderState. What was given out stays given out, so these are states of their own.
alter table refills.sent_order drop constraint sent_order_state;
alter table refills.sent_order add constraint sent_order_state check (state between 1 and 11);
