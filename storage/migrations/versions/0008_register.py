"""Which act cites which standard, which codes acts carry"""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('register_events',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('work_uri', sa.String(length=300), nullable=False),
    sa.Column('unit', sa.String(length=200), nullable=False),
    sa.Column('reference', sa.String(length=300), nullable=False),
    sa.Column('before', sa.String(length=20), nullable=False),
    sa.Column('after', sa.String(length=20), nullable=False),
    sa.Column('edition', sa.String(length=300), nullable=False),
    sa.Column('successor', sa.String(length=300), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_register_events'))
    )
    op.create_index(op.f('ix_register_events_work_uri'), 'register_events', ['work_uri'], unique=False)
    op.create_table('register_acts',
    sa.Column('work_id', sa.Integer(), nullable=False),
    sa.Column('changed', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['work_id'], ['works.id'], name=op.f('fk_register_acts_work_id_works'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('work_id', name=op.f('pk_register_acts'))
    )
    op.create_table('register_codes',
    sa.Column('work_id', sa.Integer(), nullable=False),
    sa.Column('scheme', sa.String(length=60), nullable=False),
    sa.Column('told', sa.String(length=300), nullable=False),
    sa.Column('origin', sa.String(length=10), nullable=False),
    sa.Column('code', sa.String(length=300), nullable=False),
    sa.Column('unit', sa.String(length=200), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['work_id'], ['works.id'], name=op.f('fk_register_codes_work_id_works'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('work_id', 'scheme', 'told', 'origin', name=op.f('pk_register_codes'))
    )
    op.create_index('ix_register_codes_code', 'register_codes', ['scheme', 'code'], unique=False)
    op.create_table('register_judged',
    sa.Column('work_id', sa.Integer(), nullable=False),
    sa.Column('unit', sa.String(length=200), nullable=False),
    sa.Column('reference', sa.String(length=300), nullable=False),
    sa.Column('standing', sa.String(length=20), nullable=False),
    sa.Column('edition', sa.String(length=300), nullable=False),
    sa.Column('successor', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['work_id'], ['works.id'], name=op.f('fk_register_judged_work_id_works'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('work_id', 'unit', 'reference', name=op.f('pk_register_judged'))
    )
    op.create_table('register_refusals',
    sa.Column('work_id', sa.Integer(), nullable=False),
    sa.Column('scheme', sa.String(length=60), nullable=False),
    sa.Column('code', sa.String(length=300), nullable=False),
    sa.Column('who', sa.String(length=120), nullable=False),
    sa.ForeignKeyConstraint(['work_id'], ['works.id'], name=op.f('fk_register_refusals_work_id_works'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('work_id', 'scheme', 'code', name=op.f('pk_register_refusals'))
    )
    op.create_table('register_citations',
    sa.Column('manifestation_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('unit', sa.String(length=200), nullable=False),
    sa.Column('eid', sa.String(length=200), nullable=False),
    sa.Column('label', sa.Text(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('before', sa.Text(), nullable=False),
    sa.Column('after', sa.Text(), nullable=False),
    sa.Column('since', sa.Date(), nullable=True),
    sa.Column('until', sa.Date(), nullable=True),
    sa.Column('reference', sa.String(length=300), nullable=False),
    sa.Column('number', sa.String(length=60), nullable=False),
    sa.Column('base_number', sa.String(length=60), nullable=False),
    sa.Column('relation', sa.String(length=20), nullable=False),
    sa.Column('designation', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['manifestation_id'], ['manifestations.id'],
                            name=op.f('fk_register_citations_manifestation_id_manifestations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('manifestation_id', 'seq', name=op.f('pk_register_citations'))
    )
    op.create_index(op.f('ix_register_citations_base_number'), 'register_citations', ['base_number'], unique=False)
    op.create_index(op.f('ix_register_citations_number'), 'register_citations', ['number'], unique=False)
    op.create_table('register_texts',
    sa.Column('manifestation_id', sa.Integer(), nullable=False),
    sa.Column('finder', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['manifestation_id'], ['manifestations.id'],
                            name=op.f('fk_register_texts_manifestation_id_manifestations'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('manifestation_id', name=op.f('pk_register_texts'))
    )


def downgrade() -> None:
    op.drop_table('register_texts')
    op.drop_table('register_citations')
    op.drop_table('register_refusals')
    op.drop_table('register_judged')
    op.drop_table('register_codes')
    op.drop_table('register_acts')
    op.drop_table('register_events')
