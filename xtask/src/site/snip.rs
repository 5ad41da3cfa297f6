//! Taking out of a program what nothing in it calls, though something in it points there.
//!
//! Every erased view carries a table of all that can be done to a view, waking it piece by piece (`hydrate_async`) included. Pages are
//! woken whole, so those functions are never polled; but no linker can know that, and they are a twentieth of a bundle
//! (docs/decisions/0015). Nor can it know that nobody calls what a library exports. Their bodies become a trap: should a version of the
//! framework begin to call them, the first page that a browser test opens fails.

use anyhow::{Result, anyhow};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module};

/// Parts of the names of functions that are never called, and how many parameters they have. Each function has a name of its own here only
/// where the compiler found it to be unlike all others, so a name that it gives to functions alike must not stand in this list. A body as
/// short as that of a common function may be that function's, too: one of a single parameter, found so, once cut what walks a page. What is
/// cut therefore also takes all that it would be given.
const NEVER_CALLED: [(&str, usize); 2] = [
    // What an `async fn hydrate_async` does when it is polled, and nothing nested in it: with the place of its answer, itself and the context.
    ("hydrate_async28_$u7b$$u7b$closure$u7d$$u7d$17h", 3),
    // Attributes are copied only for views that are given more of them from outside, which ours are not: with the place of the copy.
    ("into_any_attr5clone17h", 2),
];

/// The beginning of the names of functions that a library exports for browsers to call. They read and write streams, and no request of
/// ours has one.
const NEVER_GIVEN_AWAY: &str = "intounderlying";

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
    let function = module.funcs.get(id);
    let given = module.types.get(function.ty()).params().len();
    let is_listed = |name: &str| {
        NEVER_CALLED
            .iter()
            .any(|(part, parameters)| name.contains(part) && given == *parameters)
    };
    let name = function.name.as_deref();
    name.is_some_and(|name| name.starts_with(NEVER_GIVEN_AWAY) || is_listed(name))
}

fn replace_by_trap(module: &mut Module, id: FunctionId) {
    let signature = module.types.get(module.funcs.get(id).ty());
    let (parameters, results) = (signature.params().to_vec(), signature.results().to_vec());
    let mut trap = FunctionBuilder::new(&mut module.types, &parameters, &results);
    trap.func_body().unreachable();
    let arguments = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
    module.funcs.get_mut(id).kind = FunctionKind::Local(trap.local_func(arguments));
}
