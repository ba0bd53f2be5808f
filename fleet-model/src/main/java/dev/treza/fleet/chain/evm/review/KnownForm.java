package dev.treza.fleet.chain.evm.review;

import dev.treza.fleet.chain.evm.abi.AbiParameter;
import dev.treza.fleet.chain.evm.call.KnownCall;
import dev.treza.fleet.chain.evm.clearsign.BoundFormat;
import java.util.List;
import java.util.Optional;

/// In which forms a function is known: by its name, and as a descriptor of this contract shows it.
///
/// @param parameters with the names by which the values are shown
record KnownForm(
    Optional<KnownCall> known, Optional<BoundFormat> bound, List<AbiParameter> parameters) {}
