//! Work that an answer does not wait for, such as what must not be seen to take time. Whoever stops the program waits for it: what was
//! promised is kept.

use domain::refusal::Refusal;
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tokio::task::JoinSet;

/// The work under way.
#[derive(Default)]
pub(crate) struct Background {
    work: Mutex<JoinSet<()>>,
}

impl Background {
    /// Begins it.
    pub(crate) fn begin(&self, work: impl Future<Output = ()> + Send + 'static) {
        let mut all = self.work.lock().unwrap_or_else(PoisonError::into_inner);
        while all.try_join_next().is_some() {}
        all.spawn(work);
    }

    /// Waits until none is left, also of what is begun meanwhile.
    pub(crate) async fn finish(&self) {
        loop {
            let mut all = std::mem::take(&mut *self.work.lock().unwrap_or_else(PoisonError::into_inner));
            if all.is_empty() {
                return;
            }
            while all.join_next().await.is_some() {}
        }
    }
}

/// What `act` gives, tried again after each pause as long as it fails.
pub(crate) async fn persistently<T, F>(pauses: &[Duration], act: impl Fn() -> F) -> Result<T, Refusal>
where
    F: Future<Output = Result<T, Refusal>>,
{
    for pause in pauses {
        if let Ok(done) = act().await {
            return Ok(done);
        }
        tokio::time::sleep(*pause).await;
    }
    act().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    };

    #[tokio::test]
    async fn who_waits_finds_all_work_done() {
        let background = Arc::new(Background::default());
        let done = Arc::new(AtomicBool::new(false));
        background.finish().await;
        background.begin({
            let (background, done) = (Arc::clone(&background), Arc::clone(&done));
            async move {
                tokio::task::yield_now().await;
                background.begin(async move {
                    tokio::task::yield_now().await;
                    done.store(true, Ordering::Relaxed);
                });
            }
        });
        background.finish().await;
        assert!(done.load(Ordering::Relaxed));
    }
}
