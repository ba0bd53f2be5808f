package dev.treza.console.link.node;

import java.util.Map;
import org.web3j.protocol.core.Response;

/// The answer to `eth_getTransactionByHash`, of which only the hash matters.
final class Presence extends Response<Map<String, Object>> {}
