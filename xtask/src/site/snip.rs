//! Taking out of a program what nothing in it calls, though something in it points there.
//!
//! Every erased view carries a table of all that can be done to a view, waking it piece by piece (`hydrate_async`) included. Pages are
//! woken whole, so those functions are never polled; but no linker can know that, and they are a twentieth of a bundle
//! (docs/decisions/0015). Their bodies become a trap: should a version of the framework begin to call them, the first page that a
//! browser test opens fails.

use anyhow::{Result, anyhow};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module};

/// The end of the names of functions that are never called: what an `async fn hydrate_async` does when it is polled, and nothing nested in
/// it. Small functions with that name are left alone: the compiler may have found them to be the same as others that are called.
const NEVER_CALLED: &str = "hydrate_async28_$u7b$$u7b$closure$u7d$$u7d$17h";

/// The program without the bodies of what is never called.
pub(super) fn never_called(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::from_buffer(wasm).map_err(|error| anyhow!("reading the bundle: {error:#}"))?;
    let dead: Vec<FunctionId> = module
        .funcs
        .iter_local()
        .map(|(id, _)| id)
        .filter(|id| is_never_called(&module, *id))
        .collect();
    for id in dead {
        replace_by_trap(&mut module, id);
    }
    Ok(module.emit_wasm())
}

fn is_never_called(module: &Module, id: FunctionId) -> bool {
    let name = module.funcs.get(id).name.as_deref();
    name.is_some_and(|name| name.contains(NEVER_CALLED))
}

fn replace_by_trap(module: &mut Module, id: FunctionId) {
    let signature = module.types.get(module.funcs.get(id).ty());
    let (parameters, results) = (signature.params().to_vec(), signature.results().to_vec());
    let mut trap = FunctionBuilder::new(&mut module.types, &parameters, &results);
    trap.func_body().unreachable();
    let arguments = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
    module.funcs.get_mut(id).kind = FunctionKind::Local(trap.local_func(arguments));
}
