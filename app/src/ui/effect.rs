//! What a page's program does besides drawing.

#[cfg(feature = "hydrate")]
use leptos::prelude::Effect;

/// Does something in a browser once the page stands, and again whenever what it read changes; on the server nothing. All that is done so
/// is of one type: a program holds the machinery of an effect once for every type in it.
#[cfg(feature = "hydrate")]
pub fn effect(act: impl FnMut() + 'static) {
    let act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(act);
}

/// Does something in a browser once the page stands, and again whenever what it read changes; on the server nothing.
#[cfg(feature = "ssr")]
pub fn effect(act: impl FnMut() + 'static) {
    drop(act);
}

/// Does something whenever what is read has become another. It is given what was read before and what is read now.
pub fn on_change<T: PartialEq + 'static>(read: impl Fn() -> T + 'static, act: impl Fn(&T, &T) + 'static) {
    let mut known = None;
    effect(move || {
        let now = read();
        if let Some(before) = known.take().filter(|before| *before != now) {
            act(&before, &now);
        }
        known = Some(now);
    });
}
