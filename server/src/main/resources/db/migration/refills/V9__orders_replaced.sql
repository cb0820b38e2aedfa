-- What was decided for one request may take the place of an order that went out for another: of a change that a pharmacy asked
-- for, or of the same medicine from another pharmacy. The order keeps which request that was, so that what is said of it later
-- does not bring back a request of which nothing is left to decide, and so that it does come back if that one comes to nothing.
alter table refills.sent_order add column replaced_by uuid; -- the request
