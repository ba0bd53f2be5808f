/**
 * The user's own nodes of EVM networks: what they are asked, over web3j's JSON-RPC client, and how
 * little of what they say is believed. No keys, and nothing an enclave hears of (ADR 0040).
 */
@NullMarked
package dev.treza.console.link.node;

import org.jspecify.annotations.NullMarked;
