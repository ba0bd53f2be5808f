/** What other people's implementations read in what we write: ethers and viem, run by Node. */
@NullMarked
package dev.treza.fleet.chain.evm.peer;

import org.jspecify.annotations.NullMarked;
