/**
 * Clear signing by ERC-7730 descriptors: a bundle of them, read strictly and bound to contracts and
 * domains. The bundle is named by its digest; nothing is fetched.
 */
@NullMarked
package dev.treza.fleet.chain.evm.clearsign;

import org.jspecify.annotations.NullMarked;
