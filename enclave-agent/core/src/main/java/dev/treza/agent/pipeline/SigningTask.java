package dev.treza.agent.pipeline;

import dev.treza.fleet.chain.evm.EvmTransaction;
import dev.treza.fleet.protocol.TransactionRequest;

/// A transaction to sign: the object that was parsed once, reviewed, approved, and will be signed.
record SigningTask(TransactionRequest request, EvmTransaction transaction) {}
