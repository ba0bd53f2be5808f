-- the call as it was made, so that the very same request can be made again; and what became of it
ALTER TABLE transaction_record ADD COLUMN sign_call VARCHAR(700000) DEFAULT '' NOT NULL;
ALTER TABLE transaction_record ADD COLUMN delivery VARCHAR(200) DEFAULT '' NOT NULL;
