-- State 8: whoever reads there marked it as unwanted mail. With it, and with 6 for what came back after the server had
-- taken it, an e-mail that was sent (3) may still change, once.
alter table notifications.delivery drop constraint delivery_state;
alter table notifications.delivery add constraint delivery_state check (state between 1 and 8);
