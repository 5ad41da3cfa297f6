//! Work that an answer does not wait for, such as what must not be seen to take time. Whoever stops the program waits for it: what was
//! promised is kept.

use std::sync::{Mutex, PoisonError};
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
