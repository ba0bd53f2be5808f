/**
 * The contract ABI (Solidity documentation, "Contract ABI Specification"): types, values, function
 * signatures and the strict decoding of arguments. Knows no function by name.
 */
@NullMarked
package dev.treza.fleet.chain.evm.abi;

import org.jspecify.annotations.NullMarked;
