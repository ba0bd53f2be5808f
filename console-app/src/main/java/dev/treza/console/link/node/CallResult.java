package dev.treza.console.link.node;

import org.web3j.protocol.core.Response;

/// The answer to `eth_call`; web3j's own type would need its ABI library.
final class CallResult extends Response<String> {}
