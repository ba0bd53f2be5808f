CREATE TABLE attestation_history (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  enclave VARCHAR(63) NOT NULL,
  verified_at TIMESTAMP WITH TIME ZONE NOT NULL,
  verdict VARCHAR(40) NOT NULL,
  document VARBINARY(65536) NOT NULL,
  statement VARBINARY(65536) NOT NULL
);
CREATE INDEX attestation_history_latest ON attestation_history (enclave, id DESC);

CREATE TABLE transaction_record (
  id VARCHAR(64) PRIMARY KEY,
  enclave VARCHAR(63) NOT NULL,
  wallet VARCHAR(63) NOT NULL,
  state VARCHAR(20) NOT NULL,
  intent VARCHAR(1000) NOT NULL,
  input VARCHAR(600000) NOT NULL,
  raw VARBINARY(200000) NOT NULL,
  hash VARBINARY(32) NOT NULL,
  receipt VARCHAR(100000) NOT NULL,
  refusal VARCHAR(2000) NOT NULL,
  changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX transaction_record_changed ON transaction_record (changed_at DESC);
